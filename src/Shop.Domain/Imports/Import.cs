using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports;

/// <summary>How far an import is. Stored as a number: the values never change.</summary>
public enum ImportState
{
    /// <summary>Being compared with the catalogue; nothing is changed yet.</summary>
    Checking = 0,

    /// <summary>Compared: somebody is to look at it and apply it, or not.</summary>
    Checked = 1,

    /// <summary>The file cannot be read. Nothing was changed.</summary>
    Refused = 2,
    Applying = 3,
    Applied = 4,
    Undoing = 5,
    Undone = 6,

    /// <summary>Something outside failed again and again; it goes on where it stopped once somebody says so.</summary>
    Stopped = 7,
}

/// <summary>
/// A file of products on its way into the catalogue. It moves on in steps, each of which is stored together with what it did.
/// </summary>
public sealed partial class Import : ILeased
{
    public const int NameLength = 200;
    public const int ProblemLength = 1000;

    private Import()
    {
    }

    public Guid Id { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>In bytes.</summary>
    public long FileSize { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public ImportState State { get; private set; }

    /// <summary>Where a stopped import goes on.</summary>
    public ImportState? StoppedWhile { get; private set; }

    public string Culture { get; private set; } = "";

    public string CategoryCode { get; private set; } = "";

    public bool Publishes { get; private set; }

    /// <summary>Known once the file's first row was read.</summary>
    public SheetFormat? Format { get; private set; }

    /// <summary>Columns that the shop has no use for, with commas between them.</summary>
    public string UnusedColumns { get; private set; } = "";

    /// <summary>
    /// The number of the product that the current step did last; larger than their number while related products are set.
    /// </summary>
    public int Cursor { get; private set; }

    /// <summary>How many products the current step has behind it.</summary>
    public int Done => Math.Min(Cursor, Products);

    /// <summary>How far the file was read, in bytes.</summary>
    public long BytesRead { get; private set; }

    public int Products { get; private set; }

    public int Created { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Products that come in, but that somebody should look at.</summary>
    public int Flagged { get; private set; }

    /// <summary>What was left as it is while applying or undoing, since somebody else had changed it.</summary>
    public int Kept { get; private set; }

    public string? Problem { get; private set; }

    public int Failures { get; private set; }

    /// <summary>After a failure: not before this instant.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    public Guid? LeasedBy { get; private set; }

    public long LeaseBeat { get; private set; }

    public bool IsRunning => State is ImportState.Checking or ImportState.Applying or ImportState.Undoing;

    public SheetTerms Terms => new(Culture, CategoryCode, Publishes);

    public static Import Of(Guid id, string fileName, long fileSize, string by, SheetTerms terms, DateTimeOffset now) => new()
    {
        Id = id, FileName = fileName, FileSize = fileSize, By = by, CreatedAt = now, Culture = terms.Culture, CategoryCode =
            terms.CategoryCode, Publishes = terms.Publishes,
    };
}

/// <summary>What a comparison found among some products.</summary>
public sealed record ImportCounts(int Created, int Changed, int Unchanged, int Refused, int Flagged);
