using System.Globalization;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Products;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Imports;

/// <summary>The imports there were, and the form for another one.</summary>
public sealed record ImportsPage(IReadOnlyList<Import> Imports, IReadOnlyList<(string Value, string Text)> Categories,
    IReadOnlyList<string> Languages, AdminMessage? Problem)
{
    /// <summary>What was chosen beside a file that was refused.</summary>
    public TypedTerms Typed { get; init; } = new(null, null, Drafts: false);
}

/// <summary>How an uploaded file is to be read, as it was chosen.</summary>
public sealed record TypedTerms(string? Language, string? Category, bool Drafts);

/// <summary>How far an import's pictures are, and those that could not be fetched.</summary>
public sealed record ImportPictures(ImportPictureCounts Counts, IReadOnlyList<FailedPicture> Failed);

/// <summary>One import, and some of its products.</summary>
public sealed record ImportPage(Import Import, ItemsShown Shown, IReadOnlyList<ImportItem> Items, ImportPictures Pictures,
    AdminMessage? Problem)
{
    public const int RefreshSeconds = 2;

    /// <summary>While pictures are fetched, which takes longer and leaves time to read.</summary>
    public const int PicturesRefreshSeconds = 15;

    /// <summary>The longest part of a text that a table shows.</summary>
    private const int MaxShown = 160;

    /// <summary>From 0 to 100, as far as it is known.</summary>
    public int Percent => (int)(Import.State switch
    {
        ImportState.Checking => Share(Import.BytesRead, Import.FileSize),
        ImportState.Undoing => 100 - Share(Import.Cursor, Import.Products),
        _ => Share(Import.Cursor, Import.Products),
    });

    /// <summary>What may be looked at, with how many there are.</summary>
    public IReadOnlyList<(ItemsShown Shown, string Name, int Count)> Tabs =>
    [
        (ItemsShown.Changed, "Changed", Import.Changed), (ItemsShown.Created, "New", Import.Created),
        (ItemsShown.Refused, "Refused", Import.Refused), (ItemsShown.Noted, "To look at", Import.Flagged + Import.Kept),
    ];

    /// <summary>What a page shows that asks for nothing: what there is most reason to look at.</summary>
    public static ItemsShown FirstOf(Import import) =>
        import.Changed > 0 ? ItemsShown.Changed : import.Refused > 0 ? ItemsShown.Refused : ItemsShown.Created;

    /// <summary>What a change makes of the field.</summary>
    public static AdminMessage After(FieldChange change) =>
        change.Added == change.New ? Shortened(change.New) : new AdminMessage("as before, and: {0}", Shortened(change.Added));

    public static AdminMessage Shortened(string text) =>
        text.Length == 0 ? new AdminMessage("nothing") : new AdminMessage("{0}", PlainText.Shortened(text, MaxShown));

    /// <summary>The state in words, and whether it is a good end (true), a bad one (false) or none.</summary>
    public static (string Text, bool? IsGood) StateOf(Import import) => import.State switch
    {
        ImportState.Checking => ("comparing", null),
        ImportState.Checked => ("compared, not applied", null),
        ImportState.Refused => ("refused", false),
        ImportState.Applying => ("applying", null),
        ImportState.Applied => ("applied", true),
        ImportState.Undoing => ("undoing", null),
        ImportState.Undone => ("undone", true),
        _ => ("stopped", false),
    };

    public static string FormatOf(Import import) => import.Format switch
    {
        Domain.Imports.Sheets.SheetFormat.Own => "the shop's own columns",
        Domain.Imports.Sheets.SheetFormat.Shopify => "Shopify's columns",
        Domain.Imports.Sheets.SheetFormat.List => "a plain list",
        _ => "not read yet",
    };

    public static string SizeOf(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} kB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / 1048576d:0.0} MB");

    private static long Share(long part, long whole) => whole <= 0 ? 0 : Math.Clamp(part * 100 / whole, 0, 100);
}
