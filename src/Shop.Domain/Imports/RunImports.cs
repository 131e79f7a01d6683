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
            await StepAsync(run, cancellationToken);
        }
        catch (ImportLostException)
        {
            // Another process has it: it goes on from what is stored.
        }
        catch (InvalidDataException problem)
        {
            db.ChangeTracker.Clear();
            await lease.RefuseAsync(run, problem.Message, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            await lease.ReleaseAsync(run, CancellationToken.None);
            throw;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            db.ChangeTracker.Clear();
            await lease.FailAsync(run, $"{error.GetType().Name}: {error.Message}", cancellationToken);
        }

        return true;
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
