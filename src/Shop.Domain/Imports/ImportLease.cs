using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports;

/// <summary>Who runs an import now. One that was killed no longer renews its lease: another goes on half a minute later.</summary>
public sealed record ImportRun(Guid ImportId, Guid Owner);

/// <summary>Somebody else runs the import, or it is no longer to be run: what was begun is given up and nothing of it stored.</summary>
public sealed class ImportLostException : Exception;

/// <summary>Hands imports to those who run them, each to one at a time.</summary>
public sealed class ImportLease(ShopDbContext db, LeaseKeeper keeper, TimeProvider clock)
{
    private const int MaxFailures = 6;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The clock that imports go by.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Whether an import waits for somebody to run it.</summary>
    public Task<bool> AnyDueAsync(CancellationToken cancellationToken) => Due().AnyAsync(cancellationToken);

    /// <summary>Takes an import that is due, or the one that is asked for.</summary>
    /// <returns>Null when there is none, or somebody else has it.</returns>
    public async Task<ImportRun?> ClaimAsync(Guid? id, CancellationToken cancellationToken)
    {
        var found = await Due().Where(import => id == null || import.Id == id).OrderBy(import => import.CreatedAt)
            .Select(import => (Guid?)import.Id).FirstOrDefaultAsync(cancellationToken);
        if (found is not { } due) return null;
        var run = new ImportRun(due, Guid.NewGuid());
        var taken = await db.WriteAsync(
            () => Due().Where(import => import.Id == due).TakeAsync(run.Owner, cancellationToken), cancellationToken: cancellationToken);
        return taken == 0 ? null : run;
    }

    /// <summary>Renews the lease while a batch takes long.</summary>
    public HeldLease Hold(ImportRun run, CancellationToken cancellationToken) =>
        keeper.Hold<Import>(import => import.Id == run.ImportId, run.Owner, cancellationToken);

    /// <summary>The import, to be changed in the current transaction, with its lease renewed.</summary>
    /// <exception cref="ImportLostException">It is no longer this run's.</exception>
    public async Task<Import> HeldAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var import = await db.Set<Import>().AsTracking()
            .SingleOrDefaultAsync(import => import.Id == run.ImportId && import.LeasedBy == run.Owner, cancellationToken);
        if (import is not { IsRunning: true }) throw new ImportLostException();
        import.Renew();
        return import;
    }

    /// <summary>Ends the import's step.</summary>
    /// <param name="before">What belongs to the end of the step, in the same transaction.</param>
    /// <exception cref="ImportLostException">It is no longer this run's.</exception>
    public Task FinishAsync(ImportRun run, Func<Task>? before, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var import = await HeldAsync(run, cancellationToken);
        if (before is not null) await before();
        import.Finish(clock.GetUtcNow());
        return true;
    }, cancellationToken: cancellationToken);

    /// <summary>Gives it back unfinished: another may go on at once.</summary>
    public Task ReleaseAsync(ImportRun run, CancellationToken cancellationToken) => db.WriteAsync(
        () => Held(run).ReleaseAsync(run.Owner, cancellationToken), cancellationToken: cancellationToken);

    /// <summary>Tells that it failed. It is tried again after a pause, and in the end left to a person.</summary>
    public Task FailAsync(ImportRun run, string problem, CancellationToken cancellationToken) => ChangeAsync(
        run, import => import.Fail(problem, MaxFailures, clock.GetUtcNow() + (Pause * (import.Failures + 1))), cancellationToken);

    /// <summary>Tells that the file cannot be read.</summary>
    public Task RefuseAsync(ImportRun run, string problem, CancellationToken cancellationToken) => ChangeAsync(run, import =>
    {
        if (import.State == ImportState.Checking) import.Refuse(problem);
        else import.Fail(problem, mostFailures: 1, retryAt: null);
    }, cancellationToken);

    private Task<bool> ChangeAsync(ImportRun run, Action<Import> change, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        if (await Held(run).AsTracking().SingleOrDefaultAsync(cancellationToken) is not { } import) return false;
        change(import);
        return true;
    }, cancellationToken: cancellationToken);

    private IQueryable<Import> Held(ImportRun run) =>
        db.Set<Import>().Where(import => import.Id == run.ImportId && import.LeasedBy == run.Owner);

    private IQueryable<Import> Due()
    {
        // One that is to wait for longer than any pause was put off before the clock was put back.
        var (now, never) = (clock.GetUtcNow(), clock.GetUtcNow() + (Pause * MaxFailures));
        return db.Set<Import>()
            .Where(import => import.State == ImportState.Checking || import.State == ImportState.Applying
            || import.State == ImportState.Undoing)
            .Where(import => import.LeasedBy == null && (import.RetryAt == null || import.RetryAt <= now || import.RetryAt > never));
    }
}
