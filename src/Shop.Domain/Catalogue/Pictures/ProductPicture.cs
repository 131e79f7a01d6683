using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue.Pictures;

/// <summary>
/// A picture in a product's gallery. The places of a product's pictures run from 0 without gaps; the first one stands for
/// the product in lists.
/// </summary>
public sealed class ProductPicture
{
    private readonly List<ProductPictureText> _texts = [];

    private ProductPicture()
    {
    }

    public ProductId ProductId { get; private set; }

    public string PictureHash { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>
    /// The variant that it shows, or null when it shows the product in general. A variant has one picture of its own at most.
    /// </summary>
    public string? Sku { get; private set; }

    public int Version { get; private set; }

    /// <summary>What it shows, in each language of the shop.</summary>
    public IReadOnlyList<ProductPictureText> Texts => _texts;

    internal static ProductPicture Of(ProductId productId, string hash, int position, IReadOnlyDictionary<string, string> alts)
    {
        var picture = new ProductPicture { ProductId = productId, PictureHash = PictureRules.Hash(hash), Position = position };
        picture.Describe(alts, null);
        return picture;
    }

    /// <exception cref="DomainException">A description is missing or too long.</exception>
    internal void Describe(IReadOnlyDictionary<string, string> alts, string? sku)
    {
        if (alts.Count == 0) throw new DomainException("A picture needs a description.");
        foreach (var (culture, alt) in alts)
        {
            var text = _texts.Find(existing => existing.Culture == culture);
            if (text is null) _texts.Add(text = ProductPictureText.For(ProductId, PictureHash, culture));
            text.Set(alt);
        }

        Sku = sku;
        Version++;
    }
}

/// <summary>What a picture shows, in one language, for those who do not see it.</summary>
public sealed class ProductPictureText
{
    private ProductPictureText()
    {
    }

    public ProductId ProductId { get; private set; }

    public string PictureHash { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Alt { get; private set; } = "";

    internal static ProductPictureText For(ProductId productId, string hash, string culture) =>
        new() { ProductId = productId, PictureHash = hash, Culture = CatalogueRules.Culture(culture) };

    internal void Set(string alt) => Alt = CatalogueRules.Required(alt, "A picture's description", PictureRules.MaxAlt);
}
