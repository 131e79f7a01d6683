using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// What search finds a product by in one language, folded to words; empty while the product is not listed. The product keeps
/// it in step, and the database keeps its full-text index and its list of words in step with it (decision 0019).
/// </summary>
public sealed class SearchEntry : IPublicContent
{
    /// <summary>Raised when the texts are made in another way: entries of an older form are made anew in the background.</summary>
    public const int CurrentForm = 2;

    private const int MaxBodyWords = 1000;
    private const int MaxWords = 60;
    private const int MinKept = 2;

    private SearchEntry()
    {
    }

    /// <summary>The full-text index knows the entry by this number.</summary>
    public long Number { get; private set; }

    public ProductId ProductId { get; private set; }

    public string Culture { get; private set; } = "";

    public int Form { get; private set; }

    public string NameText { get; private set; } = "";

    /// <summary>
    /// Tags, codes, SKUs, GTINs, options, and a word for each thing that is named elsewhere (<see cref="SearchTokens"/>).
    /// </summary>
    public string LabelText { get; private set; } = "";

    /// <summary>Each word of the summary, description and details once, but for the small ones.</summary>
    public string BodyText { get; private set; } = "";

    /// <summary>
    /// The words of name and tags as they are written, each once, which misspelt words are compared with, and those that are only begun.
    /// </summary>
    public string Words { get; private set; } = "";

    // The lists of what a search found are stale with it.
    IEnumerable<string> IPublicContent.ChangeTags => [CatalogueTags.Listings];

    internal static SearchEntry For(ProductId productId, string culture) => new() { ProductId = productId, Culture = culture };

    internal void Follow(Product product, ProductTranslation text, bool isListed)
    {
        Form = CurrentForm;
        (NameText, LabelText, BodyText, Words) = ("", "", "", "");
        if (!isListed) return;
        var name = FoldedText.WordsOf(text.Name);
        var tags = product.Tags.SelectMany(FoldedText.WordsOf).ToList();
        NameText = Join(Forms(name));
        LabelText = Join(
            [.. Forms(tags), .. Forms(Compounds(text.Name)), .. Codes(product), .. Forms(Options(product)), .. SearchTokens.Of(product)]);
        BodyText = Join(Forms(Body(text)), MaxBodyWords);
        Words = Join(name.Concat(tags).Where(word => word.Length >= MinKept && !word.Any(char.IsDigit))
            .Order(StringComparer.Ordinal), MaxWords);
    }

    // Whole without the signs inside: "T-shirt" is searched as "tshirt" too, and "Children's" as "childrens".
    private static IEnumerable<string> Compounds(string name) => name.Split(' ')
        .Select(FoldedText.WordsOf).Where(parts => parts.Length > 1).Select(parts => string.Concat(parts))
            .Where(word => word.Length <= FoldedText.MaxWordLength);

    private IEnumerable<string> Body(ProductTranslation text) => new[] { text.Summary, text.Description }
        .Concat(text.Details.SelectMany(detail => new[] { detail.Label, detail.Text })).SelectMany(FoldedText.WordsOf)
        .Where(word => !Language.WordsOf(Culture).IsSmall(word)).Distinct();

    private IEnumerable<string> Forms(IEnumerable<string> words) => words.Select(Language.WordsOf(Culture).Indexed);

    private IEnumerable<string> Options(Product product) => product.Variants
        .Select(variant => variant.Translations.FirstOrDefault(text => text.Culture == Culture)?.Label).OfType<string>()
            .SelectMany(FoldedText.WordsOf);

    // Each code by its parts, and whole without the signs between them.
    private static IEnumerable<string> Codes(Product product) => product.Variants
        .SelectMany(variant => new[] { variant.Sku, variant.Gtin }).OfType<string>().Append(product.Code)
        .SelectMany(code => FoldedText.WordsOf(code) is var parts && parts.Length > 1 ? [.. parts, string.Concat(parts)] : parts);

    private static string Join(IEnumerable<string> words, int most = int.MaxValue) => string.Join(' ', words.Distinct().Take(most));
}

/// <summary>
/// Words that stand in the index for what products are sorted into, so that renaming a category, a brand or a value
/// touches no product: a search for its name also looks for this word.
/// </summary>
public static class SearchTokens
{
    public static string Category(string code) => $"zc{Letters(code)}";

    public static string Brand(string code) => $"zb{Letters(code)}";

    public static string Value(string facetCode, string valueCode) => $"zv{Letters(facetCode)}x{Letters(valueCode)}";

    internal static IEnumerable<string> Of(Product product)
    {
        yield return Category(product.CategoryCode);
        if (product.BrandCode is { } brand) yield return Brand(brand);
        foreach (var value in product.Values) yield return Value(value.FacetCode, value.ValueCode);
        foreach (var value in product.Variants.Where(variant => !variant.IsWithdrawn).SelectMany(variant => variant.Values))
            yield return Value(value.FacetCode, value.ValueCode);
    }

    private static string Letters(string code) => string.Concat(FoldedText.WordsOf(code));
}
