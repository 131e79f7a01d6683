using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Which texts the catalogue takes. The methods without "Is" return the text as it is stored, or throw.</summary>
public static partial class CatalogueRules
{
    public const int CultureLength = 10;
    public const int CodeLength = 60;
    public const int SkuLength = 40;
    public const int SlugLength = 100;
    public const int NameLength = 200;
    public const int SummaryLength = 500;
    public const int SwatchLength = 7;

    public const int DescriptionLength = 10_000;
    public const int DetailLength = 1000;

    /// <summary>Of a variant: up to three values with commas between them.</summary>
    public const int LabelLength = 200;

    public static bool IsSlug(string text) => text.Length <= SlugLength && SlugForm().IsMatch(text);

    public static bool IsCode(string text) => text.Length <= CodeLength && CodeForm().IsMatch(text);

    /// <summary>What <see cref="IsSku"/> asks, in words for messages.</summary>
    public static string SkuRule { get; } =
        $"it begins with a letter or a digit, has no quotation marks, brackets or backslashes, and at most {SkuLength} characters";

    /// <summary>SKUs are the merchant's: "AB/12", "TEA 100" and "A+B" are some.</summary>
    public static bool IsSku(string text) => text.Length <= SkuLength && SkuForm().IsMatch(text) && text == PlainText.Clean(text);

    /// <summary>A unit's code begins with a letter, so that it does not look like a part of the amount before it.</summary>
    public static bool IsUnit(string code) => IsCode(code) && char.IsAsciiLetter(code[0]);

    public static bool IsSwatch(string text) => ColourForm().IsMatch(text);

    /// <summary>
    /// An address made out of a name: "Té Verde, 100 g" becomes "te-verde-100-g". Empty when nothing of the name can be in one.
    /// </summary>
    public static string ProposeSlug(string name)
    {
        var words = NoSlug().Replace(LatinLetters.Spell(PlainText.SearchKey(name)), "-").Trim('-');
        return words.Length <= SlugLength ? words : words[..SlugLength].TrimEnd('-');
    }

    /// <exception cref="DomainException">Not of the form "en" or "pt-BR".</exception>
    public static string Culture(string culture) =>
        CultureForm().IsMatch(culture) ? culture : throw new DomainException($"'{culture}' is not a valid culture.");

    /// <summary>Part of an address: small letters, digits and single hyphens.</summary>
    public static string Slug(string slug) =>
        IsSlug(slug) ? slug : throw new DomainException($"'{slug}' cannot be part of an address.");

    /// <summary>The merchant's own key of a category, product, picture or tag.</summary>
    public static string Code(string code) =>
        IsCode(code) ? code : throw new DomainException($"'{code}' is not a valid catalogue code.");

    /// <summary>Begins with a letter or a digit; has no quotes, brackets and backslashes, and no two spaces together.</summary>
    public static string Sku(string sku) =>
        IsSku(sku) ? sku : throw new DomainException($"'{sku}' is not a valid SKU.");

    /// <summary>A colour as "#RRGGBB".</summary>
    public static string Swatch(string colour) =>
        IsSwatch(colour) ? colour : throw new DomainException($"'{colour}' is not a valid colour of the form #RRGGBB.");

    /// <exception cref="DomainException">Nothing is left of the text, or too much.</exception>
    public static string Required(string text, string what, int maxLength)
    {
        var clean = Optional(text, what, maxLength);
        return clean.Length > 0 ? clean : throw new DomainException($"{what} is missing.");
    }

    public static string Optional(string? text, string what, int maxLength)
    {
        var clean = PlainText.Clean(text, keepLines: true);
        return clean.Length <= maxLength ? clean : throw new DomainException($"{what} is longer than {maxLength} characters.");
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z]{2,4})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CultureForm();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoSlug();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ColourForm();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._/+&#(),:;=@*'!%~$|°-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SkuForm();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
