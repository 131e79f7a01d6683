using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports;

/// <summary>Does the steps of imports that are due, one import after the other.</summary>
public sealed class RunImports(ShopDbContext db, ImportLease lease, CheckImport check, ApplyImport apply, UndoImport undo)
{
    /// <summary>Runs the import that waits longest, or the one that is asked for, to the end of its step.</summary>
    /// <returns>False when nothing was due.</returns>
    public async Task<bool> RunNextAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (await lease.ClaimAsync(id, cancellationToken) is not { } run) return false;
        CrashPoint.Reached("import-claimed");
        try
        {
            await using var held = lease.Hold(run, cancellationToken);
            await StepAsync(run, held.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            db.ChangeTracker.Clear();
            await SettleAsync(run, error, cancellationToken);
        }

        return true;
    }

    // Of one that another process has nothing is to be said: that one goes on from what is stored.
    private async Task SettleAsync(ImportRun run, Exception error, CancellationToken cancellationToken)
    {
        if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            await lease.ReleaseAsync(run, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (error is InvalidDataException) await lease.RefuseAsync(run, error.Message, cancellationToken);
        else if (error is not ImportLostException)
            await lease.FailAsync(run, $"{error.GetType().Name}: {error.Message}", cancellationToken);
    }

    private async Task StepAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var import = await db.Set<Import>().AsNoTracking().SingleAsync(import => import.Id == run.ImportId, cancellationToken);
        await (import.State switch
        {
            ImportState.Checking => check.RunAsync(run, import, cancellationToken),
            ImportState.Applying => apply.RunAsync(run, import, cancellationToken),
            ImportState.Undoing => undo.RunAsync(run, cancellationToken),
            _ => Task.CompletedTask,
        });
    }
}
