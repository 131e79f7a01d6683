using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>
/// A product as the texts of its columns: what an export writes, what an import compares, and what undoing one puts back. An empty
/// text is what a product has that says nothing there.
/// </summary>
internal sealed class ProductTexts
{
    private ProductTexts()
    {
    }

    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>By SKU, in the order in which they are offered.</summary>
    public Dictionary<string, Dictionary<string, string>> Variants { get; } = new(StringComparer.Ordinal);

    /// <param name="onHand">By SKU; what has no stock row has nothing on hand.</param>
    /// <param name="codes">Of the products that are shown beside it.</param>
    public static ProductTexts Of(Product product, IReadOnlyDictionary<string, int> onHand, IReadOnlyDictionary<ProductId, string> codes)
    {
        var texts = new ProductTexts();
        texts.Fields[SheetField.Related] = RelatedText.Of(product, codes);
        foreach (var text in product.Translations) texts.Add(text);
        texts.Add(product);
        foreach (var variant in product.Variants.OrderBy(variant => variant.Position)
            .ThenBy(variant => variant.Sku, StringComparer.Ordinal))
            texts.Variants[variant.Sku] = VariantFields(product, variant, onHand.TryGetValue(variant.Sku, out var units) ? units : null);
        return texts;
    }

    /// <summary>
    /// What differs between two states of one product, as old and new texts. A variant that comes or goes has the field "sku".
    /// </summary>
    public static List<FieldChange> Differences(ProductTexts before, ProductTexts after)
    {
        var changes = Between(null, before.Fields, after.Fields).ToList();
        foreach (var sku in before.Variants.Keys.Union(after.Variants.Keys))
            changes.AddRange(Between(sku, before.Variants.GetValueOrDefault(sku, []), after.Variants.GetValueOrDefault(sku, [])));
        return changes;
    }

    private static IEnumerable<FieldChange> Between(string? sku, Dictionary<string, string> before, Dictionary<string, string> after) =>
        from field in before.Keys.Union(after.Keys)
        let old = before.GetValueOrDefault(field, "")
        let now = after.GetValueOrDefault(field, "")
        where old != now
        select new FieldChange(sku, field, old, now);

    private void Add(ProductTranslation text)
    {
        void Set(string field, string? value) => Fields[$"{field}:{text.Culture}"] = value ?? "";
        Set("name", text.Name);
        Set("slug", text.Slug);
        Set("summary", text.Summary);
        Set("description", text.Description);
        Set("picture_alt", text.PictureAlt);
        Set("option_name", text.OptionName);
        Set("details", DetailLines.Write(text.Details));
    }

    private void Add(Product product)
    {
        (Fields["category"], Fields["brand"], Fields["tags"]) = (product.CategoryCode, product.BrandCode ?? "", product.TagText);
        (Fields["position"], Fields["picture"]) = (Number(product.Position), product.PictureCode);
        (Fields["state"], Fields["publish_at"]) = (product.IsPublished ? "published" : "draft", FieldTexts.Show(product.PublishAt));
        Fields["attributes"] =
            AttributeText.Write(product.Values.GroupBy(value => value.FacetCode).OrderBy(facet => facet.Key, StringComparer.Ordinal)
            .Select(facet => (facet.Key, (IEnumerable<string>)facet.Select(value => value.ValueCode).Order(StringComparer.Ordinal))));
        Fields["measurements"] = MeasurementText.Write(product.Measurements.OrderBy(each => each.FacetCode, StringComparer.Ordinal)
            .Select(each => (each.FacetCode, each.Amount, each.UnitCode)));
        foreach (var (place, option) in product.Options.OrderBy(option => option.Position).Index())
            Fields[$"option{place + 1}"] = option.FacetCode;
    }

    // A value is written with its option, since the same key may be a value of two; files show the value alone.
    private static Dictionary<string, string> VariantFields(Product product, Variant variant, int? onHand)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SheetField.Sku] = variant.Sku, ["gtin"] = variant.Gtin ?? "", ["price"] = variant.Price.ToDecimalText(),
            ["sale_price"] = variant.SaleMinor is { } sale ? new Money(sale, variant.Currency).ToDecimalText() : "",
            ["sale_from"] = FieldTexts.Show(variant.SaleFrom), ["sale_until"] = FieldTexts.Show(variant.SaleUntil),
            [SheetField.Stock] = Number(onHand), [SheetField.StockCounted] = variant.IsStockCounted ? "yes" : "no",
            ["tax_class"] = variant.TaxClass.Code,
            ["fulfilment"] = variant.FulfilmentKind.ToString().ToLowerInvariant(),
            ["weight_grams"] = Number(variant.WeightGrams), ["net_amount"] = Number(variant.NetAmount),
            ["net_unit"] = variant.NetAmount is null ? "" : variant.NetUnit == NetUnit.Gram ? "g" : "ml",
            ["variant_position"] = Number(variant.Position), ["withdrawn"] = variant.IsWithdrawn ? "yes" : "",
        };
        foreach (var (place, option) in product.Options.OrderBy(option => option.Position).Index())
            if (variant.Values.FirstOrDefault(value => value.FacetCode == option.FacetCode) is { } value)
                fields[$"option{place + 1}_value"] = $"{value.FacetCode}={value.ValueCode}";
        // Labels that come from the options follow them.
        if (product.Options.Count == 0 || variant.Values.Count < product.Options.Count)
            foreach (var label in variant.Translations) fields[$"label:{label.Culture}"] = label.Label;
        return fields;
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>One field of a product, or of its variant with that SKU, before and after.</summary>
public sealed record FieldChange(string? Sku, string Field, string Old, string New)
{
    /// <summary>The change that takes this one back.</summary>
    public FieldChange Back() => this with { Old = New, New = Old };

    /// <summary>What comes to be there: of pictures, which are only ever added, the new lines alone.</summary>
    public string Added =>
        SheetField.IsOfPictures(Field) && New.StartsWith(Old, StringComparison.Ordinal) ? New[Old.Length..].Trim('\n') : New;
}
