using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>
/// Something in which goods differ, with the values that it can have. An option is what the variants of one product differ
/// in and what the shopper chooses ("Weight"); an attribute describes a whole product ("Origin"), and so does a measurement,
/// which is an amount ("Height", 12.5 cm) and whose values are its units.
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

    /// <summary>It stays what it was made as.</summary>
    public FacetKind Kind { get; private set; }

    public bool IsOption => Kind == FacetKind.Option;

    public bool IsMeasurement => Kind == FacetKind.Measurement;

    /// <summary>Lists can be narrowed by it.</summary>
    public bool IsFilter { get; private set; }

    /// <summary>Lower comes first.</summary>
    public int Position { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<FacetTranslation> Translations => _translations;

    public IReadOnlyList<FacetValue> Values => _values;

    IEnumerable<string> IPublicContent.ChangeTags => [CatalogueTags.Facets];

    /// <exception cref="DomainException">The code cannot be one.</exception>
    public static Facet Option(string code, int position, bool isFilter = true) => Create(code, position, FacetKind.Option, isFilter);

    /// <exception cref="DomainException">The code cannot be one.</exception>
    public static Facet Attribute(string code, int position, bool isFilter = true) => Create(code, position, FacetKind.Attribute, isFilter);

    /// <summary>Its units are added as values; without any it is a plain number. Lists are not narrowed by it.</summary>
    /// <exception cref="DomainException">The code cannot be one.</exception>
    public static Facet Measurement(string code, int position) => Create(code, position, FacetKind.Measurement, isFilter: false);

    /// <summary>Adds or replaces the name in one language.</summary>
    /// <param name="heading">
    /// Of the table on a product's page in which it stands with the others of that heading; empty: among the details.
    /// </param>
    public Facet Translate(string culture, string name, string heading = "")
    {
        var translation = _translations.Find(existing => existing.Culture == culture);
        if (translation is null) _translations.Add(translation = FacetTranslation.For(Code, culture));
        translation.Set(name, heading);
        return Changed();
    }

    public Facet Arrange(int position, bool isFilter)
    {
        (Position, IsFilter) = (position, isFilter && !IsMeasurement);
        return Changed();
    }

    /// <summary>Adds a value behind the others, or gives the existing one these words and this colour.</summary>
    /// <param name="labels">What the value is called, by culture.</param>
    /// <param name="swatch">A colour as "#RRGGBB", shown beside the label and never in its place.</param>
    /// <exception cref="DomainException">
    /// The code cannot be one, or is a unit's and begins like an amount; the colour is none; or no label is there.
    /// </exception>
    public Facet AddValue(string code, IReadOnlyDictionary<string, string> labels, string? swatch = null)
    {
        if (labels.Count == 0) throw new DomainException($"The value {code} of {Code} needs a label.");
        if (IsMeasurement && !CatalogueRules.IsUnit(code))
            throw new DomainException($"'{code}' is not a valid code of a unit: it begins with a letter.");
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
        (_translations.Find(text => text.Culture == culture) ?? _translations.Find(text => text.Culture == Language.FallbackCode))
            ?.Name ?? Code;

    /// <exception cref="DomainException">The facet has no such value.</exception>
    public FacetValue Value(string code) =>
        _values.Find(value => value.Code == code) ?? throw new DomainException($"{Code} has no value {code}.");

    private static Facet Create(string code, int position, FacetKind kind, bool isFilter) =>
        new() { Code = CatalogueRules.Code(code), Position = position, IsFilter = isFilter, Kind = kind };

    private Facet Changed()
    {
        Version++;
        return this;
    }
}
