using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>A category of the shop. It is listed in the languages that it is translated into, and in no other.</summary>
public sealed class Category : IPublicContent
{
    private readonly List<CategoryTranslation> _translations = [];

    private Category()
    {
    }

    /// <summary>The merchant's own key, such as "green-tea"; shoppers see the slug.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The category that it is a part of; null at the top.</summary>
    public string? ParentCode { get; private set; }

    /// <summary>Lower comes first.</summary>
    public int Position { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<CategoryTranslation> Translations => _translations;

    IEnumerable<string> IPublicContent.ChangeTags => [CatalogueTags.Categories];

    /// <exception cref="DomainException">The code cannot be one.</exception>
    public static Category Create(string code, int position) => new() { Code = CatalogueRules.Code(code), Position = position };

    /// <summary>Adds or replaces the text of one language.</summary>
    /// <exception cref="DomainException">A text is missing or too long, or the slug cannot be part of an address.</exception>
    public Category Translate(string culture, string name, string slug, string description)
    {
        var translation = _translations.Find(existing => existing.Culture == culture);
        if (translation is null) _translations.Add(translation = CategoryTranslation.For(Code, culture));
        translation.Set(name, slug, description);
        Version++;
        return this;
    }

    /// <summary>Makes it a part of that category, or a top one. <see cref="MoveCategory"/> does it in a running shop.</summary>
    /// <exception cref="DomainException">It would be below itself, or the tree too deep.</exception>
    public Category MoveUnder(string? parentCode, CategoryTree tree)
    {
        if (tree.Refusal(Code, parentCode) is { } refusal)
            throw new DomainException($"{Code} cannot be moved under {parentCode}: {refusal}.");
        ParentCode = parentCode;
        return Touch();
    }

    public void MoveTo(int position)
    {
        Position = position;
        Version++;
    }
    // Whoever moves another part of the same branch meanwhile is told: two moves that are right alone may make a ring together.
    internal Category Touch()
    {
        Version++;
        return this;
    }
}

/// <summary>A category in one language.</summary>
public sealed class CategoryTranslation
{
    private CategoryTranslation()
    {
    }

    public string CategoryCode { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The name as search compares it.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Unique within the language only: "oolong" may be the slug in English and in Spanish.</summary>
    public string Slug { get; private set; } = "";

    public string Description { get; private set; } = "";

    internal static CategoryTranslation For(string categoryCode, string culture) =>
        new() { CategoryCode = categoryCode, Culture = CatalogueRules.Culture(culture) };

    internal void Set(string name, string slug, string description)
    {
        Name = CatalogueRules.Required(name, "A category's name", CatalogueRules.NameLength);
        NameKey = PlainText.SearchKey(Name);
        Slug = CatalogueRules.Slug(slug);
        Description = CatalogueRules.Optional(description, "A category's description", 2000);
    }
}
