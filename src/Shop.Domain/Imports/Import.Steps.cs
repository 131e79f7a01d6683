using Shop.Domain.Imports.Sheets;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>How an import moves on.</summary>
public sealed partial class Import
{
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
        (State, StoppedWhile, Problem, Failures, RetryAt) = (state, null, null, 0, null);
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
        (LeasedBy, RetryAt) = (null, null);
    }

    internal void Refuse(string problem) =>
        (State, Problem, LeasedBy) = (ImportState.Refused, PlainText.AtMost(problem, ProblemLength), null);

    /// <summary>A failure from outside: tried again a few times, then left to a person.</summary>
    /// <param name="retryAt">Not before this instant.</param>
    internal void Fail(string problem, int mostFailures, DateTimeOffset? retryAt)
    {
        (Failures, Problem, LeasedBy, RetryAt) = (Failures + 1, PlainText.AtMost(problem, ProblemLength), null, retryAt);
        if (Failures >= mostFailures) (StoppedWhile, State) = (State, ImportState.Stopped);
    }

    internal void Renew() => LeaseBeat++;
}
