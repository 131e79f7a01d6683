using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Products;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>
/// Shopify's product CSV, by the names of its columns until 2024 ("Variant SKU") and since ("SKU"). Cells become what the shop's
/// own columns would hold.
/// </summary>
internal static class ShopifySheet
{
    private const string Published = "published";
    private const string Status = "status";
    private const string CompareAt = "compare_at";
    private const string NeedsShipping = "needs_shipping";
    private const string Measure = "net_unit";
    private const string Tracker = "shopify:tracker";
    private const string NoOption = "Default Title";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["handle"] = "handle", ["url handle"] = "handle", ["vendor"] = "brand", ["type"] = "category", ["tags"] = "tags",
        ["published"] = Published, ["published on online store"] = Published, ["status"] = Status,
        ["option1 name"] = "option1", ["option2 name"] = "option2", ["option3 name"] = "option3",
        ["option1 value"] = "option1_value", ["option2 value"] = "option2_value", ["option3 value"] = "option3_value",
        ["variant sku"] = "sku", ["sku"] = "sku", ["variant barcode"] = "gtin", ["barcode"] = "gtin",
        ["variant price"] = "price", ["price"] = "price", ["variant compare at price"] = CompareAt, ["compare-at price"] = CompareAt,
        ["variant inventory qty"] = "stock", ["inventory quantity"] = "stock", ["variant grams"] =
            "weight_grams", ["weight value (grams)"] = "weight_grams",
        ["variant requires shipping"] = NeedsShipping, ["requires shipping"] = NeedsShipping,
        ["variant inventory tracker"] = Tracker, ["inventory tracker"] = Tracker,
        ["image src"] = ShopifyPictures.Source, ["product image url"] = ShopifyPictures.Source, ["image position"] =
            ShopifyPictures.Position, ["image alt text"] = ShopifyPictures.Alt,
        ["variant image"] = ShopifyPictures.OfVariant, ["variant image url"] = ShopifyPictures.OfVariant,
        ["unit price total measure"] = "net_amount", ["unit price total measure unit"] = Measure, ["unit price measure"] =
            "net_amount", ["unit price measure unit"] = Measure,
    };

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["title"] = "name", ["body (html)"] = "description", ["description"] = "description", ["seo description"] = "summary",
    };

    private static readonly string[] Marks =
        ["variant sku", "variant price", "option1 name", "body (html)", "published on online store", "compare-at price"];

    private static readonly HashSet<string> OwnOnly = [Published, Status, CompareAt, NeedsShipping, Tracker, .. ShopifyPictures.Columns];

    public static bool IsHeader(string[] names) =>
        names.Contains("title") && (names.Contains("handle") || names.Contains("url handle")) && names.Any(name => Marks.Contains(name));

    public static string? FieldOf(string name, SheetTerms terms) =>
        Names.GetValueOrDefault(name) ?? (Texts.TryGetValue(name, out var text) ? $"{text}:{terms.Culture}" : null);

    /// <summary>A row that only brings another picture has no variant.</summary>
    public static bool HasVariant(SheetRow row) => row["sku"].Length > 0 || row["price"].Length > 0 || row["option1_value"].Length > 0;

    /// <summary>The product in the shop's own words.</summary>
    public static SheetProduct Translate(int number, IReadOnlyList<SheetRow> rows, SheetTerms terms, Currency currency)
    {
        var (pictures, losses, skus) = (ShopifyPictures.Of(rows), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var translated = rows.Select(row => Translate(row, rows[0], skus, losses, currency)).ToList();
        if (pictures.Count > 0) translated[0] = ShopifyPictures.Put(translated[0], pictures, terms);
        return new SheetProduct(number, SheetFormat.Shopify, CodeOf(rows[0]["handle"]), translated) { Note =
            ShopifyPictures.LeftOut(pictures), Losses = losses };
    }

    // Columns that Shopify leaves empty on a product's later rows say nothing there.
    private static SheetRow Translate(SheetRow row, SheetRow first, HashSet<string> skus, List<string> losses, Currency currency)
    {
        var cells = row.Cells.Where(cell => !OwnOnly.Contains(cell.Key) && (cell.Value.Length > 0 || row == first)).ToDictionary();
        cells["handle"] = CodeOf(row["handle"]);
        foreach (var field in cells.Keys.Where(field => field.StartsWith("description:", StringComparison.Ordinal)).ToList())
            cells[field] = PlainHtml.ToText(cells[field]);
        foreach (var field in cells.Keys.Where(field => field.StartsWith("name:", StringComparison.Ordinal)).ToList())
            cells[field] = PlainHtml.Decode(cells[field]);
        if (row == first) TranslateProduct(cells, row);
        else foreach (var field in cells.Keys.Where(SheetField.IsOfProduct).ToList()) cells.Remove(field);
        if (!HasVariant(row)) return row with { Cells = cells };
        if (row["sku"].Length == 0)
            cells["sku"] = NewCode.Free(Differences(row, first), sku => skus.Contains(sku), CatalogueRules.SkuLength);
        skus.Add(cells["sku"]);
        TranslateVariant(cells, row, losses, currency);
        return row with { Cells = cells };
    }

    private static string Differences(SheetRow row, SheetRow first) =>
        $"{first["handle"]} {row["option1_value"].Replace(NoOption, "", StringComparison.Ordinal)} {row["option2_value"]} {row["option3_value"]}";

    /// <summary>A handle of any length and in any script, as the shop's own key.</summary>
    public static string CodeOf(string handle) => CatalogueRules.IsCode(handle) ? handle : NewCode.Of(handle);

    private static void TranslateProduct(Dictionary<string, string> cells, SheetRow row)
    {
        if (row["tags"].Length > 0)
            cells["tags"] =
                string.Join(' ', row["tags"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(tag => NewCode.Of(tag)));
        if (cells.GetValueOrDefault("category", "").Length == 0) cells.Remove("category");
        if (row["option1_value"] == NoOption || row["option1_value"].Length == 0) cells["option1"] = "";
        var isShown = !row[Published].Equals("false", StringComparison.OrdinalIgnoreCase) && row[Status]
            .ToLowerInvariant() is "" or "active";
        if (row[Published].Length > 0 || row[Status].Length > 0) cells["state"] = isShown ? "published" : "draft";
    }

    // Shopify's price is what is paid now, and its compare-at price what was asked before.
    private static void TranslateVariant(Dictionary<string, string> cells, SheetRow row, List<string> losses, Currency currency)
    {
        var sku = PlainText.Clean(cells["sku"]);
        if (row["option1_value"] == NoOption) cells["option1_value"] = "";
        var (before, now) = (Price(row[CompareAt], currency), Price(row["price"], currency));
        if (row[CompareAt].Trim().Length > 0 && before is null)
            losses.Add($"The compare-at price '{PlainText.Shortened(row[CompareAt], 40)}' of {sku} is not a price of the shop: it is left out.");
        if (before > now) (cells["price"], cells["sale_price"]) = (row[CompareAt], row["price"]);
        else if (row.Cells.ContainsKey(CompareAt)) cells["sale_price"] = "";
        if (NumberText.TryParse(row["stock"], out var stock, pointIsDecimal: true) && stock < 0)
        {
            cells["stock"] = "0";
            losses.Add($"{sku} has a stock of {row["stock"]}: it comes in as none.");
        }

        cells["gtin"] = Barcodes.Kept(row["gtin"], sku, losses);
        if (row[NeedsShipping].Length > 0)
            cells["fulfilment"] = row[NeedsShipping].Equals("false", StringComparison.OrdinalIgnoreCase) ? "download" : "shipped";
        // What is shipped is always counted here.
        if (cells.GetValueOrDefault("fulfilment") == "download" && row.Cells.TryGetValue(Tracker, out var tracker))
            cells[SheetField.StockCounted] = tracker.Trim().Length > 0 ? "yes" : "no";
        if (Measures.Grams(row["weight_grams"], "g", pointIsDecimal: true) is { } grams)
            cells["weight_grams"] = grams.ToString(CultureInfo.InvariantCulture);
        if (row[Measure].Trim().Length > 0 && row["net_amount"].Trim().Length > 0)
            Measures.Translate(cells, sku, losses, pointIsDecimal: true);
        else foreach (var field in new[] { Measure, "net_amount" }) cells.Remove(field);
    }

    private static decimal? Price(string text, Currency currency) => PriceText.TryParse(text, currency, out var price) ? price.Minor : null;
}
