using System.Globalization;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Shared;
using Shop.Jobs.Pictures;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Pictures;

/// <summary>One file of the upload form with its descriptions, and what came of it.</summary>
/// <param name="Number">From 1 on.</param>
public sealed record UploadRow(int Number, IFormFile? File, IReadOnlyDictionary<string, string> Alts)
{
    /// <summary>How many files the form takes at once.</summary>
    public const int Count = 3;

    /// <summary>Why it was refused, or null.</summary>
    public AdminMessage? Problem { get; init; }

    public bool IsTaken { get; init; }

    public static IReadOnlyList<UploadRow> None { get; } = [.. Enumerable.Range(1, Count).Select(Empty)];

    public static List<UploadRow> Read(IFormCollection form, Languages languages) =>
        [.. Enumerable.Range(1, Count).Select(number => Read(form, number, languages))];

    /// <summary>What to say when not all of it was taken.</summary>
    public static AdminMessage Summary(IReadOnlyList<UploadRow> rows)
    {
        if (rows.All(row => row.Problem is null)) return "Choose a picture first. Nothing was uploaded.";
        var taken = rows.Count(row => row.IsTaken) switch
        {
            0 => new AdminMessage("No picture was added."),
            1 => new AdminMessage("1 picture was added."),
            var some => new AdminMessage("{0} pictures were added.", some),
        };
        var refused = rows.Where(row => row.Problem is not null).Select(row => new AdminMessage("{0}: {1}", row.Name, row.Problem));
        return AdminMessage.Of([taken, .. refused, new AdminMessage("What you typed is kept; a file has to be chosen again.")]);
    }

    private AdminMessage Name =>
        File is null ? new AdminMessage("Picture {0}", Number) : new AdminMessage("{0}", PlainText.Clean(File.FileName));

    public UploadRow After(KeepPictureResult result) =>
        result.IsAdded ? Empty(Number) with { IsTaken = true } : this with { Problem = Why(result) };

    private static UploadRow Empty(int number) => new(number, null, new Dictionary<string, string>());

    private static UploadRow Read(IFormCollection form, int number, Languages languages)
    {
        var file = form.Files.GetFile(string.Create(CultureInfo.InvariantCulture, $"file-{number}"));
        var row = new UploadRow(number, file, AltTexts.Read(form, string.Create(CultureInfo.InvariantCulture, $"-{number}"), languages));
        if (file is not null) return row with { Problem = AltTexts.ProblemOf(row.Alts) };
        return row.Alts.Values.All(alt => alt.Length == 0) ? row : row with { Problem = "Choose the file that this describes." };
    }

    private static AdminMessage Why(KeepPictureResult result) =>
        result.Refused?.Sentence() is { } sentence ? new AdminMessage(sentence) : result.Result switch
    {
        AddPictureResult.AlreadyThere => new("This product has this very picture already."),
        AddPictureResult.TooMany => new("A product takes at most {0} pictures. Remove one first.", PictureRules.MaxForAProduct),
        _ => new("This product is gone."),
    };
}
