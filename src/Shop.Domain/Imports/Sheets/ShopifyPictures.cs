using System.Globalization;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>Pictures in Shopify's file: one on each row, with its place and description, and those of variants.</summary>
internal static class ShopifyPictures
{
    public const string Source = "image_source";
    public const string Position = "image_position";
    public const string Alt = "image_alt";
    public const string OfVariant = "variant_image";

    /// <summary>Columns that the shop has under no such name.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Source, Position, Alt, OfVariant];

    /// <summary>
    /// The product's pictures in their order, each with its description; those of variants last, where they are no other.
    /// </summary>
    public static IReadOnlyList<(string Address, string Alt)> Of(IReadOnlyList<SheetRow> rows)
    {
        var own = rows.Where(row => row[Source].Trim().Length > 0).OrderBy(PlaceOf)
            .Select(row => (row[Source].Trim(), PlainText.AtMost(PlainText.Clean(row[Alt]), PictureRules.MaxAlt)));
        var ofVariants = rows.Where(row => row[OfVariant].Trim().Length > 0).Select(row => (row[OfVariant].Trim(), ""));
        return [.. own.Concat(ofVariants).DistinctBy(picture => picture.Item1)];
    }

    /// <summary>As many as a product takes, in the shop's own columns.</summary>
    public static SheetRow Put(SheetRow row, IReadOnlyList<(string Address, string Alt)> pictures, SheetTerms terms)
    {
        var taken = pictures.Take(PictureRules.MaxForAProduct).ToList();
        return row with
        {
            Cells = new Dictionary<string, string>(row.Cells)
            {
                [SheetField.Pictures] = string.Join('\n', taken.Select(picture => picture.Address)),
                [$"{SheetField.PicturesAlt}:{terms.Culture}"] = string.Join('\n', taken.Select(picture => picture.Alt)),
            },
        };
    }

    /// <summary>Says that there are more than a product takes; else null.</summary>
    public static string? LeftOut(IReadOnlyList<(string Address, string Alt)> pictures) =>
        pictures.Count <= PictureRules.MaxForAProduct ? null
        : $"A product takes at most {PictureRules.MaxForAProduct} pictures: the last {pictures.Count - PictureRules.MaxForAProduct} of {pictures.Count} are left out.";

    private static int PlaceOf(SheetRow row) =>
        int.TryParse(row[Position], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue;
}
