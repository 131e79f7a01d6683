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
/// is made: new entities are added to <see cref="New"/>, for the caller to store.
/// </summary>
internal sealed class Shelves
{
    private readonly Dictionary<string, string> _categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _brands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Facet> _facets = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _cultures;
    private readonly List<MadeName> _made = [];
    private readonly List<object> _new = [];
    private int _position;

    private Shelves(IReadOnlyList<string> cultures) => _cultures = cultures;

    /// <summary>New entities, and facets that got new values, since they were last taken.</summary>
    public IReadOnlyList<object> New => _new;

    public IReadOnlyList<MadeName> Made => _made;

    public static async Task<Shelves> ReadAsync(ShopDbContext db, IReadOnlyList<string> cultures, CancellationToken cancellationToken)
    {
        var shelves = new Shelves(cultures);
        foreach (var category in await db.Set<Category>().AsNoTracking().ToListAsync(cancellationToken)) shelves.Know(category);
        foreach (var brand in await db.Set<Brand>().AsNoTracking().ToListAsync(cancellationToken)) shelves.Know(brand);
        foreach (var facet in await db.Set<Facet>().AsNoTracking().AsSplitQuery().ToListAsync(cancellationToken)) shelves.Know(facet);
        return shelves;
    }

    /// <summary>Forgets what was taken note of, once it is stored.</summary>
    public void Taken()
    {
        _made.Clear();
        _new.Clear();
    }

    public string Category(string text)
    {
        if (_categories.TryGetValue(Key(text), out var known)) return known;
        var category = Catalogue.Category.Create(NewCode.Of(text), ++_position);
        var name = text == SheetTerms.ImportedCategory ? "Imported" : text;
        foreach (var culture in _cultures) category.Translate(culture, culture == "es" && name == "Imported" ? "Importados" : name, NewCode.Of(text), "");
        Know(category);
        _categories[Key(text)] = category.Code;
        return Make(category, new MadeName("category", category.Code));
    }

    public string Brand(string text)
    {
        if (_brands.TryGetValue(Key(text), out var known)) return known;
        var brand = Catalogue.Brand.Create(NewCode.Of(text), text);
        Know(brand);
        _brands[Key(text)] = brand.Code;
        return Make(brand, new MadeName("brand", brand.Code));
    }

    /// <exception cref="DomainException">It is an attribute where an option is meant, or the other way round.</exception>
    public string Facet(string text, bool isOption)
    {
        if (_facets.TryGetValue(Key(text), out var known))
            return known.IsOption == isOption ? known.Code : throw new DomainException($"'{text}' is an {(known.IsOption ? "option" : "attribute")} in this shop, and cannot be an {(isOption ? "option" : "attribute")} too.");
        var (code, place) = (NewCode.Of(text), 100 + _facets.Count);
        var facet = isOption ? Catalogue.Facet.Option(code, place) : Catalogue.Facet.Attribute(code, place);
        foreach (var culture in _cultures) facet.Translate(culture, text);
        Know(facet);
        _facets[Key(text)] = facet;
        return Make(facet, new MadeName("facet", code));
    }

    /// <summary>A value of a known facet, by key or by what it is called in any language.</summary>
    public string Value(string facetCode, string text)
    {
        var facet = FacetOf(facetCode);
        var key = Key(text);
        var found = facet.Values.FirstOrDefault(value => value.Code == text)
            ?? facet.Values.FirstOrDefault(value => Key(value.Code) == key || value.Translations.Any(label => Key(label.Label) == key));
        if (found is not null) return found.Code;
        var code = NewCode.Of(CatalogueRules.Required(text, "The value", CatalogueRules.CodeLength));
        if (facet.Values.Any(value => value.Code == code)) throw new DomainException($"'{text}' is too much like another value of {facetCode}. Write that one, or choose a name of its own.");
        facet.AddValue(code, _cultures.ToDictionary(culture => culture, _ => text));
        if (!_new.Contains(facet)) _new.Add(facet);
        _made.Add(new MadeName("value", code, facetCode));
        return code;
    }

    public Facet FacetOf(string code) => _facets.TryGetValue(Key(code), out var facet) && facet.Code == code ? facet : _facets.Values.First(each => each.Code == code);

    private string Make(object entity, MadeName made)
    {
        _new.Add(entity);
        _made.Add(made);
        return made.Code;
    }

    private void Know(Category category)
    {
        _position = Math.Max(_position, category.Position);
        foreach (var text in category.Translations) foreach (var word in new[] { text.Name, text.Slug }) _categories.TryAdd(Key(word), category.Code);
        _categories[Key(category.Code)] = category.Code;
    }

    private void Know(Brand brand)
    {
        _brands.TryAdd(Key(brand.Name), brand.Code);
        _brands[Key(brand.Code)] = brand.Code;
    }

    private void Know(Facet facet)
    {
        foreach (var text in facet.Translations) _facets.TryAdd(Key(text.Name), facet);
        _facets[Key(facet.Code)] = facet;
    }

    private static string Key(string text) => PlainText.SearchKey(text);
}
