using Shop.Domain.Imports.Sheets;

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

/// <summary>A file of products on its way into the catalogue. It moves on in steps, each of which is stored together with what it did.</summary>
public sealed class Import
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

    /// <summary>The number of the product that the current step did last.</summary>
    public int Cursor { get; private set; }

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

    public Guid? LeasedBy { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public bool IsRunning => State is ImportState.Checking or ImportState.Applying or ImportState.Undoing;

    public SheetTerms Terms => new(Culture, CategoryCode, Publishes);

    public static Import Of(Guid id, string fileName, long fileSize, string by, SheetTerms terms, DateTimeOffset now) => new()
    {
        Id = id, FileName = fileName, FileSize = fileSize, By = by, CreatedAt = now, Culture = terms.Culture, CategoryCode = terms.CategoryCode, Publishes = terms.Publishes,
    };

    /// <returns>False when it is not in a state to begin this.</returns>
    public bool TryBegin(ImportState step)
    {
        var may = (State, step) is (ImportState.Checked, ImportState.Applying) or (ImportState.Applied, ImportState.Undoing);
        if (may) (State, Cursor, Kept, Problem, Failures) = (step, step == ImportState.Undoing ? Products + 1 : 0, 0, null, 0);
        return may;
    }

    /// <returns>False when it is not stopped.</returns>
    public bool TryGoOn()
    {
        if (State != ImportState.Stopped || StoppedWhile is not { } state) return false;
        (State, StoppedWhile, Problem, Failures) = (state, null, null, 0);
        return true;
    }

    internal void BeginChecking(SheetFormat format, string unusedColumns)
    {
        (Format, UnusedColumns, Cursor, BytesRead) = (format, unusedColumns, 0, 0);
        (Products, Created, Changed, Unchanged, Refused, Flagged) = (0, 0, 0, 0, 0, 0);
    }

    internal void Count(ImportCounts counts, int cursor, long bytesRead)
    {
        (Created, Changed, Unchanged) = (Created + counts.Created, Changed + counts.Changed, Unchanged + counts.Unchanged);
        (Refused, Flagged) = (Refused + counts.Refused, Flagged + counts.Flagged);
        (Products, Cursor, BytesRead) = (cursor, cursor, bytesRead);
    }

    internal void Advance(int cursor, int kept) => (Cursor, Kept) = (cursor, Kept + kept);

    internal void Finish(DateTimeOffset now)
    {
        (State, AppliedAt, UndoneAt) = State switch
        {
            ImportState.Checking => (ImportState.Checked, AppliedAt, UndoneAt),
            ImportState.Applying => (ImportState.Applied, now, UndoneAt),
            _ => (ImportState.Undone, AppliedAt, now),
        };
        (LeasedBy, LeasedUntil) = (null, null);
    }

    internal void Refuse(string problem) => (State, Problem, LeasedBy, LeasedUntil) = (ImportState.Refused, Shortened(problem), null, null);

    /// <summary>A failure from outside: tried again a few times, then left to a person.</summary>
    internal void Fail(string problem, int mostFailures)
    {
        (Failures, Problem, LeasedBy, LeasedUntil) = (Failures + 1, Shortened(problem), null, null);
        if (Failures >= mostFailures) (StoppedWhile, State) = (State, ImportState.Stopped);
    }

    internal void Lease(DateTimeOffset until) => LeasedUntil = until;

    private static string Shortened(string text) => text.Length <= ProblemLength ? text : text[..ProblemLength];
}

/// <summary>What a comparison found among some products.</summary>
public sealed record ImportCounts(int Created, int Changed, int Unchanged, int Refused, int Flagged);
