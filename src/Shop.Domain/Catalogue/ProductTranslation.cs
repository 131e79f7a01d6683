using System.Text.Json;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>A product in one language. A product without one is not shown in that language.</summary>
public sealed class ProductTranslation
{
    private ProductTranslation()
    {
    }

    public ProductId ProductId { get; private set; }

    public string Culture { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Unique within the language only.</summary>
    public string Slug { get; private set; } = "";

    public string Summary { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string PictureAlt { get; private set; } = "";

    public string? OptionName { get; private set; }

    /// <summary>The details table as a JSON array, since it is only ever shown whole.</summary>
    public string DetailsJson { get; private set; } = "[]";

    public IReadOnlyList<DetailRow> Details => ReadDetails(DetailsJson);

    internal static ProductTranslation For(ProductId productId, string culture) =>
        new() { ProductId = productId, Culture = CatalogueRules.Culture(culture) };

    internal static IReadOnlyList<DetailRow> ReadDetails(string json) => JsonSerializer.Deserialize<List<DetailRow>>(json) ?? [];

    internal void Set(ProductText text)
    {
        Name = CatalogueRules.Required(text.Name, "A product's name", CatalogueRules.NameLength);
        Slug = CatalogueRules.Slug(text.Slug);
        Summary = CatalogueRules.Optional(text.Summary, "A product's summary", CatalogueRules.SummaryLength);
        Description = CatalogueRules.Optional(text.Description, "A product's description", CatalogueRules.DescriptionLength);
        PictureAlt = CatalogueRules.Optional(text.PictureAlt, "A picture's description", CatalogueRules.SummaryLength);
        OptionName = text.OptionName is null
            ? null
            : CatalogueRules.Required(text.OptionName, "An option's name", CatalogueRules.CodeLength);
        DetailsJson = JsonSerializer.Serialize((text.Details ?? []).Select(Clean));
    }

    private static DetailRow Clean(DetailRow detail) => new(
        CatalogueRules.Required(detail.Label, "A detail's label", CatalogueRules.CodeLength),
        CatalogueRules.Required(detail.Text, "A detail's text", CatalogueRules.DetailLength));
}
