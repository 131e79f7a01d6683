using System.Globalization;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Files;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>
/// A plain list, as tills and other shops (WooCommerce, PrestaShop, Magento) write one: the cells of a row become what the shop's own
/// columns would hold.
/// </summary>
internal static class ListSheet
{
    private static readonly char[] BetweenTags = [',', ';', '|', '\n'];

    // As far as a name has to stand for it: "Drinks > Tea > Green" and "Drinks/Tea" are paths, of which the shop keeps the end.
    private static readonly string[] Paths = [" > ", " » "];

    private const string WeightIn = "weight_grams@";

    /// <summary>The field of a column whose name says the unit of weight: "weight (kg)"; else null.</summary>
    public static string? WeightField(string name) =>
        name.StartsWith("weight (", StringComparison.Ordinal) && name.EndsWith(')') && Measures.Grams("1", name[8..^1]) is not null
            ? WeightIn + name[8..^1]
            : null;

    /// <summary>The product of one row.</summary>
    public static SheetProduct Translate(int number, SheetRow row)
    {
        var (cells, losses) = (row.Cells.ToDictionary(), new List<string>());
        var sku = PlainText.Clean(row[SheetField.Sku]);
        foreach (var field in cells.Keys.Where(field => field.StartsWith(WeightIn, StringComparison.Ordinal)).ToList())
        {
            cells.Remove(field, out var weight);
            cells["weight_grams"] = string.IsNullOrWhiteSpace(weight) ? "" : $"{weight} {field[WeightIn.Length..]}";
        }

        foreach (var field in cells.Keys.ToList())
            cells[field] = (SheetField.WithoutCulture(field), cells[field]) switch
            {
                ("name", var name) => PlainHtml.Decode(name),
                ("description" or "summary", var html) => PlainHtml.ToText(html),
                ("tags", var tags) => Tags(tags),
                ("category", var path) => Category(PlainHtml.Decode(path), losses),
                ("gtin", var barcode) => Barcodes.Kept(barcode, sku, losses),
                ("weight_grams", var weight) => Weight(weight, sku, losses),
                (_, var text) => text,
            };
        return new SheetProduct(number, SheetFormat.List, row[SheetField.Handle], [row with { Cells = cells }]) { Losses = losses };
    }

    private static string Tags(string text)
    {
        var tags = text.IndexOfAny(BetweenTags) >= 0 ? text.Split(BetweenTags) : text.Split(' ');
        return string.Join(' ', tags.Select(tag => PlainText.Clean(PlainHtml.Decode(tag))).Where(tag => tag.Length > 0)
            .Select(tag => CatalogueRules.IsCode(tag) ? tag : NewCode.Of(tag)).Distinct());
    }

    // "500 g", "1.5 kg", or a number of grams. A number with decimals says no unit that can be trusted.
    private static string Weight(string text, string sku, List<string> losses)
    {
        var plain = NumberText.Plain(text);
        var digits = plain.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var unit = plain[digits..].Trim().TrimEnd('.');
        if (unit.Length == 0 && (!NumberText.TryParse(plain, out var grams) || grams == decimal.Truncate(grams))) return text;
        if (unit.Length > 0 && Measures.Grams(plain[..digits], unit) is { } known) return known.ToString(CultureInfo.InvariantCulture);
        losses.Add($"The weight '{PlainText.Shortened(PlainText.Clean(text), 40)}' of {sku} is left out: write it in whole grams, or with its unit.");
        return "";
    }

    private static string Category(string text, List<string> losses)
    {
        var clean = PlainText.Clean(text);
        if (Paths.FirstOrDefault(sign => clean.Contains(sign, StringComparison.Ordinal)) is not { } between) return text;
        var first = clean.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[0];
        var last = first.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts
            ? parts[^1]
            : clean;
        losses.Add($"Of the categories '{PlainText.Shortened(clean, 100)}' the product is in '{last}'.");
        return last;
    }
}
