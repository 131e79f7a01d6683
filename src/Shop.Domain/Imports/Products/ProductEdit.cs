using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>
/// Makes changes of texts to a product by the product's own methods. Stock and pictures are not the product's and are left out, and
/// so are related products: those that are made may not be there yet (<see cref="RelateProducts"/>).
/// </summary>
/// <param name="restores">Takes changes back: sales get their own beginning again.</param>
internal sealed class ProductEdit(Taxonomy taxonomy, DateTimeOffset now, bool restores = false)
{
    /// <exception cref="DomainException">The product refuses a change; it may be half made then and must not be stored.</exception>
    public void Apply(Product product, IReadOnlyList<FieldChange> changes)
    {
        var fields = changes.Where(change => change.Sku is null && !Sheets.SheetField.IsOfPictures(change.Field))
            .ToDictionary(change => change.Field, change => change.New);
        ApplyTexts(product, fields);
        ApplyOrganisation(product, fields);
        ApplyState(product, fields);
        ApplyAttributes(product, changes.FirstOrDefault(change => change.Sku is null && change.Field == "attributes"));
        if (fields.TryGetValue("measurements", out var measurements)) ApplyMeasurements(product, MeasurementText.Read(measurements));
        new VariantEdit(product, taxonomy, now, restores)
            .Apply(fields, [.. changes.Where(change => change.Sku is not null).GroupBy(change => change.Sku!)]);
    }

    private static void ApplyTexts(Product product, Dictionary<string, string> fields)
    {
        foreach (var culture in fields.Keys.Select(Sheets.SheetField.CultureOf).OfType<string>().Distinct())
        {
            var old = product.Translations.FirstOrDefault(text => text.Culture == culture);
            string Text(string field, string? stored) => fields.GetValueOrDefault($"{field}:{culture}", stored ?? "");
            if (Text("name", old?.Name).Length == 0)
            {
                product.Untranslate(culture);
                continue;
            }

            product.Translate(culture, new ProductText(
                Text("name", old?.Name), Text("slug", old?.Slug), Text("summary", old?.Summary), Text("description", old?.Description),
                    Text("picture_alt", old?.PictureAlt),
                Text("option_name", old?.OptionName) is { Length: > 0 } option ? option : null,
                fields.TryGetValue($"details:{culture}", out var details) ? DetailLines.Read(details) : old?.Details));
        }
    }

    private static void ApplyOrganisation(Product product, Dictionary<string, string> fields)
    {
        if (fields.ContainsKey("category") || fields.ContainsKey("position"))
            product.MoveTo(fields.GetValueOrDefault("category", product.CategoryCode), Number(fields.GetValueOrDefault("position", ""))
                ?? (fields.ContainsKey("position") ? 0 : product.Position));
        if (fields.TryGetValue("brand", out var brand)) product.OfBrand(brand.Length == 0 ? null : brand);
        if (fields.TryGetValue("tags", out var tags)) product.Tag(tags.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (fields.TryGetValue("picture", out var picture)) product.Picture(picture.Length == 0 ? product.Code : picture);
    }

    private static void ApplyState(Product product, Dictionary<string, string> fields)
    {
        if (!fields.ContainsKey("state") && !fields.ContainsKey("publish_at")) return;
        var at = fields.TryGetValue("publish_at", out var text) ? FieldTexts.Read(text) : product.PublishAt;
        var isPublished = fields.TryGetValue("state", out var state) ? state == "published" : product.IsPublished && at is null;
        if (isPublished || at is null) product.Publish(isPublished);
        else product.Schedule(at.Value);
    }

    private void ApplyAttributes(Product product, FieldChange? change)
    {
        if (change is null) return;
        var wanted = AttributeText.Read(change.New);
        foreach (var facet in product.Values.Select(value => value.FacetCode).Union(wanted.Keys).Distinct().ToList())
            product.Describe(taxonomy.FacetOf(facet), wanted.GetValueOrDefault(facet, []));
    }

    private void ApplyMeasurements(Product product, IReadOnlyDictionary<string, (decimal Amount, string? Unit)> wanted)
    {
        foreach (var gone in product.Measurements.Select(each => each.FacetCode).Except(wanted.Keys).ToList()) product.Unmeasure(gone);
        foreach (var (facet, (amount, unit)) in wanted) product.Measure(taxonomy.FacetOf(facet), amount, unit);
    }

    internal static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
