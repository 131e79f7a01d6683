using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Products;

/// <summary>The part of <see cref="ProductEdit"/> that changes options and variants.</summary>
internal sealed class VariantEdit(Product product, Taxonomy taxonomy, DateTimeOffset now, bool restores)
{
    private static readonly string[] Places = ["option1", "option2", "option3"];

    public void Apply(Dictionary<string, string> fields, IReadOnlyList<IGrouping<string, FieldChange>> changes)
    {
        var bySku = changes.ToDictionary(group => group.Key, group => group.ToDictionary(change => change.Field, change => change.New));
        foreach (var sku in bySku.Where(variant => variant.Value.GetValueOrDefault(SheetField.Sku) == "").Select(variant => variant.Key)
            .ToList())
        {
            product.RemoveVariant(sku);
            bySku.Remove(sku);
        }

        var added = bySku.Where(variant => variant.Value.ContainsKey(SheetField.Sku)).ToList();
        foreach (var (sku, values) in added)
            product.AddVariant(sku, FieldTexts.Amount(values["price"], taxonomy.Shop.Currency), GoodsOf(values, null), now);
        ApplyOptions(fields, bySku);
        foreach (var (sku, values) in bySku)
            ApplyFields(product.Variants.First(variant => variant.Sku == sku), values, isNew: values.ContainsKey(SheetField.Sku));
    }

    // All that change forget their values first: two variants that change places would else be alike for a moment.
    private void ApplyOptions(Dictionary<string, string> fields, Dictionary<string, Dictionary<string, string>> bySku)
    {
        var before = Places.Select((_, place) => product.Options.OrderBy(option => option.Position).ElementAtOrDefault(place)
            ?.FacetCode ?? "").ToList();
        var after = Places.Select((name, place) => fields.GetValueOrDefault(name, before[place])).Where(code => code.Length > 0).ToList();
        var kept = product.Variants.ToDictionary(variant => variant.Sku,
            variant => variant.Values.ToDictionary(value => value.FacetCode, value => value.ValueCode));
        var changed = bySku.Where(variant => variant.Value.Keys.Any(field => field.EndsWith("_value", StringComparison.Ordinal))).ToList();
        foreach (var (sku, _) in changed) product.Unchoose(sku);
        if (!after.SequenceEqual(before.Where(code => code.Length > 0))) product.DifferIn([.. after.Select(taxonomy.FacetOf)]);
        foreach (var (sku, values) in changed)
        {
            var wanted = Places.Select((name, place) => values.TryGetValue($"{name}_value", out var said)
                ? said
                : Known(kept[sku], after.ElementAtOrDefault(place))).Where(text => text.Length > 0).ToList();
            if (wanted.Count > 0)
                product.Choose(sku,
                    [.. wanted.Select(text => text.Split('=', 2)).Select(sides => taxonomy.FacetOf(sides[0]).Value(sides[1]))]);
        }
    }

    private static string Known(Dictionary<string, string> values, string? facet) =>
        facet is not null && values.TryGetValue(facet, out var value) ? $"{facet}={value}" : "";

    private void ApplyFields(Variant variant, Dictionary<string, string> fields, bool isNew)
    {
        var sku = variant.Sku;
        if (!isNew && fields.TryGetValue("price", out var price))
            product.Reprice(sku, FieldTexts.Amount(price, taxonomy.Shop.Currency), now);
        if (!isNew && fields.Keys.Any(IsOfGoods)) product.Hold(sku, GoodsOf(fields, variant));
        ApplySale(variant, fields);
        if (fields.TryGetValue("gtin", out var gtin)) product.Identify(sku, gtin.Length == 0 ? null : gtin);
        if (fields.TryGetValue("variant_position", out var position) && position.Length > 0)
            product.MoveVariant(sku, ProductEdit.Number(position)!.Value);
        if (fields.TryGetValue("withdrawn", out var withdrawn)) product.Offer(sku, withdrawn.Length == 0);
        foreach (var (field, label) in fields.Where(field => field.Key.StartsWith("label:", StringComparison.Ordinal)))
        {
            // With all options chosen the label is theirs.
            if (product.Options.Count > 0 && variant.Values.Count == product.Options.Count) continue;
            if (label.Length == 0) product.Unlabel(sku, SheetField.CultureOf(field)!);
            else product.Label(sku, SheetField.CultureOf(field)!, label);
        }
    }

    private void ApplySale(Variant variant, Dictionary<string, string> fields)
    {
        if (!fields.ContainsKey("sale_price") && !fields.ContainsKey("sale_from") && !fields.ContainsKey("sale_until")) return;
        var price = fields.TryGetValue("sale_price", out var amount)
            ? amount
            : variant.SaleMinor is { } minor
            ? new Money(minor, variant.Currency).ToDecimalText()
            : "";
        if (price.Length == 0)
        {
            if (variant.SaleMinor is not null) product.EndSale(variant.Sku, now);
            return;
        }

        var from = fields.TryGetValue("sale_from", out var start) ? FieldTexts.Read(start) : variant.SaleFrom;
        var sale = new Sale(FieldTexts.Amount(price, taxonomy.Shop.Currency), from ?? now, fields.TryGetValue("sale_until", out var end)
            ? FieldTexts.Read(end)
            : variant.SaleUntil);
        if (restores) product.RestoreSale(variant.Sku, sale, now);
        else product.PutOnSale(variant.Sku, sale, now);
    }

    private static bool IsOfGoods(string field) =>
        field is "tax_class" or "fulfilment" or SheetField.StockCounted or "weight_grams" or "net_amount" or "net_unit";

    private static Goods GoodsOf(Dictionary<string, string> fields, Variant? old)
    {
        string Text(string field, string stored) => fields.TryGetValue(field, out var said) && said.Length > 0 ? said : stored;
        int? amount = fields.TryGetValue("net_amount", out var said) ? ProductEdit.Number(said) : old?.NetAmount;
        var unsaid = old?.FulfilmentKind ?? FulfilmentKind.Shipped;
        var kind = Enum.Parse<FulfilmentKind>(Text("fulfilment", unsaid.ToString()), ignoreCase: true);
        return new Goods(
            new TaxClass(Text("tax_class", (old?.TaxClass ?? TaxClass.Standard).Code)),
            ProductEdit.Number(fields.TryGetValue("weight_grams", out var grams)
                ? grams
                : (old?.WeightGrams ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture)) ?? 0,
            amount, kind, Text("net_unit", old?.NetUnit == NetUnit.Millilitre ? "ml" : "g") == "ml" ? NetUnit.Millilitre : NetUnit.Gram,
            Text(SheetField.StockCounted, CountsUnsaid(fields, kind, old) ? "yes" : "no") == "yes")
        {
            ParcelSize = old?.ParcelSize ?? ParcelSize.Parcel,
        };
    }

    // A new download or access is counted when the file says how many there are.
    private static bool CountsUnsaid(Dictionary<string, string> fields, FulfilmentKind kind, Variant? old) =>
        kind.NeedsParcel() || (old?.IsStockCounted ?? fields.GetValueOrDefault(SheetField.Stock, "").Length > 0);
}
