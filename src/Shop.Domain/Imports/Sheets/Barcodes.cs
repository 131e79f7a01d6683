using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>Barcodes as spreadsheets and shops write them.</summary>
internal static class Barcodes
{
    /// <summary>
    /// The digits alone: without the apostrophe that keeps a spreadsheet from counting with them, spaces, hyphens and the decimals of a
    /// number.
    /// </summary>
    public static string Normal(string text)
    {
        var plain = NumberText.Plain(text).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
            .TrimStart('\'');
        return plain.EndsWith(".0", StringComparison.Ordinal) ? plain[..^2] : plain;
    }

    /// <summary>Why a text is no barcode that the shop keeps.</summary>
    public static string Problem(string text) =>
        text.Contains('E', StringComparison.OrdinalIgnoreCase)
            && NumberText.TryParse(text[..text.IndexOf('e', StringComparison.OrdinalIgnoreCase)], out _)
        ? $"the barcode {PlainText.Shortened(text, 40)} is a number that a spreadsheet shortened, and its last digits are lost: format the column as text"
        : $"'{PlainText.Shortened(text, 40)}' is not a valid GTIN: its last digit does not check the others, or it has not 8, 12, 13 or 14 digits";

    /// <summary>The barcode; empty and told where it is none that the shop keeps.</summary>
    public static string Kept(string text, string sku, List<string> losses)
    {
        var normal = Normal(text);
        if (normal.Length == 0 || Gtin.IsOne(normal)) return normal;
        losses.Add($"{sku} has no barcode: {Problem(PlainText.Clean(text))}.");
        return "";
    }
}
