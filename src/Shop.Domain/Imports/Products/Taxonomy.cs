using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>A category, brand, option, attribute or value that an import made, so that undoing it can take it away.</summary>
/// <param name="Kind">"category", "brand", "facet" or "value".</param>
/// <param name="Of">The facet of a value; else empty.</param>
public sealed record MadeName(string Kind, string Code, string Of = "");

/// <summary>
/// The categories, brands, options and attributes that products are sorted into, found by key or by name. A name that nobody knows
/// is made: new entities are added to <see cref="New"/>, for the caller to store. What a refused product made is taken back
/// (<see cref="Back"/>), so that applying makes the same names in the same order as the comparison.
/// </summary>
internal sealed partial class Taxonomy
{
    private readonly NameBook _categories = new();
    private readonly NameBook _brands = new();
    private readonly NameBook _facets = new();
    private readonly Dictionary<string, NameBook> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Facet> _facetsByCode = new(StringComparer.Ordinal);
    private readonly HashSet<(string Culture, string Slug)> _slugs = [];
    private readonly Stack<Action> _back = new();
    private readonly List<MadeName> _made = [];
    private readonly List<object> _new = [];
    private readonly List<string> _notes = [];
    private readonly List<NamedTaxClass> _taxClasses = [];
    private int _position;

    private Taxonomy(ShopInFiles shop) => Shop = shop;

    /// <summary>The shop whose names these are.</summary>
    public ShopInFiles Shop { get; }

    /// <summary>New entities, and facets that got new values, since they were last taken.</summary>
    public IReadOnlyList<object> New => _new;

    public IReadOnlyList<MadeName> Made => _made;

    /// <summary>Keys are understood beside names, as the shop's own files write them.</summary>
    public bool IsOwn { get; set; }

    public static async Task<Taxonomy> ReadAsync(ShopDbContext db, ShopInFiles shop, CancellationToken cancellationToken)
    {
        var taxonomy = new Taxonomy(shop);
        // In one order, so that of two that are called alike it is always the same that is meant.
        foreach (var category in (await db.Set<Category>().AsNoTracking().ToListAsync(cancellationToken))
            .OrderBy(each => each.Code, StringComparer.Ordinal)) taxonomy.Know(category);
        foreach (var brand in (await db.Set<Brand>().AsNoTracking().ToListAsync(cancellationToken))
            .OrderBy(each => each.Code, StringComparer.Ordinal)) taxonomy._brands.Know(brand.Code, [brand.Name]);
        foreach (var facet in (await db.Set<Facet>().AsNoTracking().AsSplitQuery().ToListAsync(cancellationToken))
            .OrderBy(each => each.Code, StringComparer.Ordinal)) taxonomy.Know(facet);
        foreach (var each in (await db.Set<NamedTaxClass>().AsNoTracking().ToListAsync(cancellationToken))
            .OrderBy(each => each.Class)) taxonomy._taxClasses.Add(each);
        return taxonomy;
    }

    /// <summary>Forgets what was taken note of, once it is stored.</summary>
    public void Taken()
    {
        _made.Clear();
        _new.Clear();
        _back.Clear();
    }

    /// <summary>A point to go back to: the names that a product makes from here on are its own.</summary>
    public int Mark()
    {
        _notes.Clear();
        return _back.Count;
    }

    /// <summary>Takes back what was made since.</summary>
    public void Back(int mark)
    {
        while (_back.Count > mark) _back.Pop()();
    }

    /// <summary>What somebody should know of names since the last mark: those that are nearly the same, or spelled otherwise.</summary>
    public IReadOnlyList<string> Notes => [.. _notes.Distinct()];

    public string Category(string text)
    {
        if (Find(_categories, "category", text) is { } known) return known;
        var category = Catalogue.Category.Create(Free(_categories, "category", text), ++_position);
        foreach (var culture in Shop.Cultures)
            category.Translate(culture, NameIn(culture, text), NewCode.Free(text, slug => _slugs.Contains((culture, slug))), "");
        Know(category, text);
        foreach (var translation in category.Translations) _back.Push(() => _slugs.Remove((translation.Culture, translation.Slug)));
        return Make(category, new MadeName("category", category.Code), _categories);
    }

    private static string NameIn(string culture, string text) =>
        text == SheetTerms.ImportedCategory ? DomainTexts.In(Language.Of(culture), "Imported") : text;

    public string Brand(string text)
    {
        if (Find(_brands, "brand", text) is { } known) return known;
        var brand = Catalogue.Brand.Create(Free(_brands, "brand", text), text);
        _brands.Know(brand.Code, [text]);
        return Make(brand, new MadeName("brand", brand.Code), _brands);
    }

    /// <exception cref="DomainException">It is of another kind in this shop.</exception>
    public string Facet(string text, FacetKind kind)
    {
        if (Find(_facets, "option or attribute", text) is { } known)
            return _facetsByCode[known].Kind is var stored && stored == kind
                ? known : throw new DomainException($"'{text}' is {Named(stored)} in this shop, and cannot be {Named(kind)} too.");
        var (code, place) = (Free(_facets, "option or attribute", text), 100 + _facetsByCode.Count);
        var facet = Create(kind, code, place);
        foreach (var culture in Shop.Cultures) facet.Translate(culture, text);
        Know(facet);
        _back.Push(() => _facetsByCode.Remove(code));
        return Make(facet, new MadeName("facet", code), _facets);
    }

    /// <summary>A value of a known facet, by key or by what it is called in any language.</summary>
    public string Value(string facetCode, string text)
    {
        var (facet, values) = (FacetOf(facetCode), _values[facetCode]);
        if (Find(values, $"{facetCode}", text) is { } known) return known;
        var name = CatalogueRules.Required(text, "The value", CatalogueRules.CodeLength);
        var code = Free(values, $"{facetCode}", facet.IsMeasurement && !CatalogueRules.IsUnit(NewCode.Of(name)) ? $"unit {name}" : name);
        facet.AddValue(code, Shop.Cultures.ToDictionary(culture => culture, _ => name));
        values.Know(code, [name]);
        _back.Push(() => facet.RemoveValue(code));
        return Make(facet, new MadeName("value", code, facetCode), values);
    }

    /// <summary>A unit of a known measurement, by key or by what it is called in any language.</summary>
    /// <exception cref="DomainException">It is new and looks like a part of the amount.</exception>
    public string Unit(string facetCode, string text) =>
        _values[facetCode].Find(text, IsOwn) is not null || !MeasurementText.IsInAmounts(text[0])
            ? Value(facetCode, text)
            : throw new DomainException($"'{text}' is not a valid unit: write the amount before it without spaces.");

    public Facet FacetOf(string code) => _facetsByCode[code];

    /// <summary>The category of that key; where there is none it is made, and the key is its name.</summary>
    public string CategoryOf(string code) => _categories.Has(code) ? code : Category(code);
}
