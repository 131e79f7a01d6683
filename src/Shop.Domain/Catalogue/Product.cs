using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// What is shown: texts, a picture and the variants to choose from. Load it whole (the mapping does) before changing
/// it, since each change brings its listing entries into step.
/// </summary>
public sealed partial class Product : IPublicContent
{
    private readonly List<ProductTranslation> _translations = [];
    private readonly List<ListingEntry> _entries = [];
    private readonly List<SearchEntry> _searchEntries = [];

    private Product()
    {
    }

    public ProductId Id { get; private set; }

    /// <summary>The merchant's own key, unique.</summary>
    public string Code { get; private set; } = "";

    public string CategoryCode { get; private set; } = "";

    /// <summary>The merchant's order of the default list: lower comes first.</summary>
    public int Position { get; private set; }

    public string? BrandCode { get; private set; }

    public bool IsPublished { get; private set; }

    /// <summary>When a product that is not published yet is to be; null when nothing is planned.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset ListedAt { get; private set; }

    /// <summary>The tags with a space between them.</summary>
    public string TagText { get; private set; } = "";

    public IReadOnlyList<string> Tags => SplitTags(TagText);

    public string PictureCode { get; private set; } = "";

    /// <summary>Why it cannot be given back, or only while its seal is whole; each order line keeps what it was sold under.</summary>
    public WithdrawalException WithdrawalException { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ProductTranslation> Translations => _translations;

    public IReadOnlyList<ListingEntry> ListingEntries => _entries;

    public IReadOnlyList<SearchEntry> SearchEntries => _searchEntries;

    IEnumerable<string> IPublicContent.ChangeTags => [CatalogueTags.Product(Id), CatalogueTags.Listings];

    /// <summary>An unpublished product without texts or variants.</summary>
    /// <exception cref="DomainException">A code cannot be one.</exception>
    public static Product Create(ProductId id, string code, string categoryCode, DateTimeOffset listedAt, int position = 0) => new()
    {
        Id = id, Code = CatalogueRules.Code(code), CategoryCode = CatalogueRules.Code(categoryCode), ListedAt = listedAt,
        Position = position, PictureCode = code,
    };

    /// <summary>Adds or replaces the text of one language.</summary>
    /// <exception cref="DomainException">A text is missing or too long, or the slug cannot be part of an address.</exception>
    public Product Translate(string culture, ProductText text)
    {
        var translation = _translations.Find(existing => existing.Culture == culture);
        if (translation is null) _translations.Add(translation = ProductTranslation.For(Id, culture));
        translation.Set(text);
        return Changed();
    }

    public Product MoveTo(string categoryCode, int position)
    {
        (CategoryCode, Position) = (CatalogueRules.Code(categoryCode), position);
        return Changed();
    }

    /// <summary>Says who makes it, or that nobody is named.</summary>
    public Product OfBrand(string? brandCode)
    {
        BrandCode = brandCode is null ? null : CatalogueRules.Code(brandCode);
        return Changed();
    }

    /// <summary>Says whether the right of withdrawal holds for it.</summary>
    /// <exception cref="DomainException">There is no such exception.</exception>
    public Product Except(WithdrawalException exception)
    {
        WithdrawalException = Enum.IsDefined(exception) ? exception : throw new DomainException("There is no such exception.");
        return Changed();
    }

    public Product Tag(params IReadOnlyCollection<string> tags)
    {
        TagText = string.Join(' ', tags.Select(CatalogueRules.Code).Distinct());
        return Changed();
    }

    /// <summary>Which drawing shows it; its own code until this is called.</summary>
    public Product Picture(string pictureCode)
    {
        PictureCode = CatalogueRules.Code(pictureCode);
        return Changed();
    }

    internal static IReadOnlyList<string> SplitTags(string tags) => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private Product Changed()
    {
        Version++;
        foreach (var text in _translations)
        {
            var entry = _entries.Find(existing => existing.Culture == text.Culture);
            if (entry is null) _entries.Add(entry = ListingEntry.For(Id, text.Culture));
            entry.Follow(this, text);
            var search = _searchEntries.Find(existing => existing.Culture == text.Culture);
            if (search is null) _searchEntries.Add(search = SearchEntry.For(Id, text.Culture));
            search.Follow(this, text, entry.ShownIn is not null);
        }

        return this;
    }
}
