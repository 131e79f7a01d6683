namespace Shop.Domain.Catalogue;

/// <summary>A facet's name in one language.</summary>
public sealed class FacetTranslation
{
    private FacetTranslation()
    {
    }

    public string FacetCode { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Of its table on a product's page, or empty.</summary>
    public string Heading { get; private set; } = "";

    internal static FacetTranslation For(string facetCode, string culture) =>
        new() { FacetCode = facetCode, Culture = CatalogueRules.Culture(culture) };

    internal void Set(string name, string heading)
    {
        Name = CatalogueRules.Required(name, "A facet's name", CatalogueRules.CodeLength);
        Heading = CatalogueRules.Optional(heading, "The heading", CatalogueRules.CodeLength);
    }
}
