using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Pictures;

/// <summary>A picture that a file names for a product.</summary>
/// <param name="Alts">What it shows, in the languages in which the file says so.</param>
internal sealed record RequestedPicture(string Address, IReadOnlyDictionary<string, string> Alts)
{
    public string Key => PictureAddress.KeyOf(Address);

    /// <summary>
    /// What a product's first row says of pictures: a line for each, its descriptions on the same lines of their own cells.
    /// </summary>
    /// <exception cref="SheetProblemException">A line is no address, or a description belongs to none.</exception>
    public static IReadOnlyList<RequestedPicture> Read(SheetRow row)
    {
        if (string.IsNullOrWhiteSpace(row[SheetField.Pictures])) return [];
        var addresses = Lines(row[SheetField.Pictures]);
        var alts = row.Cells.Where(cell => SheetField.WithoutCulture(cell.Key) == SheetField.PicturesAlt)
            .ToDictionary(cell => SheetField.CultureOf(cell.Key)!, cell => AltsOf(row, cell.Key, addresses.Length));
        return [.. addresses.Select((text, line) => (Text: text, Line: line)).Where(each => each.Text.Length > 0)
            .Select(each =>
                new RequestedPicture(AddressOf(row, each.Text),
                    alts.Where(cell => cell.Value.ElementAtOrDefault(each.Line) is { Length: > 0 })
                    .ToDictionary(cell => cell.Key, cell => cell.Value[each.Line])))
            .DistinctBy(picture => picture.Key)];
    }

    private static string AddressOf(SheetRow row, string text)
    {
        try
        {
            return PictureAddress.Read(text);
        }
        catch (DomainException problem)
        {
            throw new SheetProblemException(row.Line, SheetField.Pictures, PlainText.Shortened(problem.Message, 300));
        }
    }

    private static string[] AltsOf(SheetRow row, string field, int pictures)
    {
        var lines = Lines(row[field]);
        if (lines.Skip(pictures).Any(line => line.Length > 0))
            throw new SheetProblemException(row.Line, field,
                $"There are more descriptions than pictures ({pictures}): write one line for each picture, in the same order.");
        return lines.All(line => line.Length <= PictureRules.MaxAlt) ? lines
            : throw new SheetProblemException(row.Line, field, $"A picture's description has at most {PictureRules.MaxAlt} characters.");
    }

    private static string[] Lines(string cell) => Array.ConvertAll(cell.Split('\n'), line => PlainText.Clean(line));
}
