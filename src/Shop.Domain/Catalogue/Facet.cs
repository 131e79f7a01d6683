using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// Something in which goods differ, with the values that it can have. An option is what the variants of one product differ
/// in and what the shopper chooses ("Weight"); an attribute describes a whole product ("Origin").
/// </summary>
public sealed class Facet : IPublicContent
{
    private readonly List<FacetTranslation> _translations = [];
    private readonly List<FacetValue> _values = [];

    private Facet()
    {
    }

    /// <summary>The merchant's own key, such as "weight".</summary>
    public string Code { get; private set; } = "";

    /// <summary>An option when true, else an attribute. It stays what it was made as.</summary>
    public bool IsOption { get; private set; }

    /// <summary>Lists can be narrowed by it.</summary>
    public bool IsFilter { get; private set; }

    /// <summary>Lower comes first.</summary>
    public int Position { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<FacetTranslation> Translations => _translations;

    public IReadOnlyList<FacetValue> Values => _values;

    IEnumerable<string> IPublicContent.ChangeTags => [CatalogueTags.Facets];

    /// <exception cref="DomainException">The code cannot be one.</exception>
    public static Facet Option(string code, int position, bool isFilter = true) => Create(code, position, isFilter, isOption: true);

    /// <exception cref="DomainException">The code cannot be one.</exception>
    public static Facet Attribute(string code, int position, bool isFilter = true) => Create(code, position, isFilter, isOption: false);

    /// <summary>Adds or replaces the name in one language.</summary>
    public Facet Translate(string culture, string name)
    {
        var translation = _translations.Find(existing => existing.Culture == culture);
        if (translation is null) _translations.Add(translation = FacetTranslation.For(Code, culture));
        translation.Set(name);
        return Changed();
    }

    public Facet Arrange(int position, bool isFilter)
    {
        (Position, IsFilter) = (position, isFilter);
        return Changed();
    }

    /// <summary>Adds a value behind the others, or gives the existing one these words and this colour.</summary>
    /// <param name="labels">What the value is called, by culture.</param>
    /// <param name="swatch">A colour as "#RRGGBB", shown beside the label and never in its place.</param>
    /// <exception cref="DomainException">The code cannot be one, the colour is none, or no label is there.</exception>
    public Facet AddValue(string code, IReadOnlyDictionary<string, string> labels, string? swatch = null)
    {
        if (labels.Count == 0) throw new DomainException($"The value {code} of {Code} needs a label.");
        var value = _values.Find(existing => existing.Code == code);
        if (value is null) _values.Add(value = FacetValue.Create(Code, code, _values.Count));
        foreach (var (culture, label) in labels) value.Label(culture, label);
        value.Paint(swatch);
        return Changed();
    }

    public Facet MoveValue(string code, int position)
    {
        Value(code).MoveTo(position);
        return Changed();
    }

    /// <summary>Takes a value away; the database refuses it while a product has the value.</summary>
    public Facet RemoveValue(string code)
    {
        _values.Remove(Value(code));
        return Changed();
    }

    /// <summary>The name in that language, else in English, else the code.</summary>
    public string NameIn(string culture) =>
        (_translations.Find(text => text.Culture == culture) ?? _translations.Find(text => text.Culture == Language.FallbackCode))?.Name ?? Code;

    /// <exception cref="DomainException">The facet has no such value.</exception>
    public FacetValue Value(string code) =>
        _values.Find(value => value.Code == code) ?? throw new DomainException($"{Code} has no value {code}.");

    private static Facet Create(string code, int position, bool isFilter, bool isOption) =>
        new() { Code = CatalogueRules.Code(code), Position = position, IsFilter = isFilter, IsOption = isOption };

    private Facet Changed()
    {
        Version++;
        return this;
    }
}

/// <summary>A facet's name in one language.</summary>
public sealed class FacetTranslation
{
    private FacetTranslation()
    {
    }

    public string FacetCode { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Name { get; private set; } = "";

    internal static FacetTranslation For(string facetCode, string culture) =>
        new() { FacetCode = facetCode, Culture = CatalogueRules.Culture(culture) };

    internal void Set(string name) => Name = CatalogueRules.Required(name, "A facet's name", CatalogueRules.CodeLength);
}
