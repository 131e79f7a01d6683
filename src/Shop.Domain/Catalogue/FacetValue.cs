using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>One of a facet's values: "100 g", "Celadon". Changed through its <see cref="Facet"/> only.</summary>
public sealed class FacetValue
{
    private readonly List<FacetValueTranslation> _translations = [];

    private FacetValue()
    {
    }

    public string FacetCode { get; private set; } = "";

    /// <summary>Unique within its facet.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Lower comes first.</summary>
    public int Position { get; private set; }

    /// <summary>A colour as "#RRGGBB", or null.</summary>
    public string? Swatch { get; private set; }

    public IReadOnlyList<FacetValueTranslation> Translations => _translations;

    /// <summary>The label in that language, else in English, else the code.</summary>
    public string LabelIn(string culture) =>
        (Find(culture) ?? Find(Language.FallbackCode))?.Label ?? Code;

    internal static FacetValue Create(string facetCode, string code, int position) =>
        new() { FacetCode = facetCode, Code = CatalogueRules.Code(code), Position = position };

    internal void Label(string culture, string label)
    {
        var translation = Find(culture);
        if (translation is null) _translations.Add(translation = FacetValueTranslation.For(FacetCode, Code, culture));
        translation.Set(label);
    }

    internal void Paint(string? swatch) => Swatch = swatch is null ? null : CatalogueRules.Swatch(swatch);

    internal void MoveTo(int position) => Position = position;

    private FacetValueTranslation? Find(string culture) => _translations.Find(existing => existing.Culture == culture);
}

/// <summary>A value's label in one language.</summary>
public sealed class FacetValueTranslation
{
    private FacetValueTranslation()
    {
    }

    public string FacetCode { get; private set; } = "";

    public string ValueCode { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Label { get; private set; } = "";

    internal static FacetValueTranslation For(string facetCode, string valueCode, string culture) =>
        new() { FacetCode = facetCode, ValueCode = valueCode, Culture = CatalogueRules.Culture(culture) };

    internal void Set(string label) => Label = CatalogueRules.Required(label, "A value's label", CatalogueRules.CodeLength);
}
