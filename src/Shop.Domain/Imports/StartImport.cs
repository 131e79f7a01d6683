using Microsoft.EntityFrameworkCore;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>Takes a file in, and moves an import on when somebody says so. The work itself is done in the background.</summary>
public sealed class StartImport(ShopDbContext db, ImportFiles files, TimeProvider clock)
{
    private static readonly TimeSpan FileRetention = TimeSpan.FromDays(90);

    /// <summary>Stores the file; it is compared next.</summary>
    /// <returns>Null when the file is larger than the limit, and nothing is kept of it.</returns>
    public async Task<Guid?> UploadAsync(string fileName, Stream content, string by, SheetTerms terms, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        files.Forget(now - FileRetention);
        var id = Guid.CreateVersion7(now);
        if (await files.KeepAsync(id, content, cancellationToken) is not { } size) return null;
        db.Add(Import.Of(id, PlainText.AtMost(PlainText.Clean(Path.GetFileName(fileName)), Import.NameLength), size,
            PlainText.AtMost(by, Import.NameLength), terms, now));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return id;
    }

    /// <summary>Begins to apply what was compared.</summary>
    /// <returns>False when it is not compared, or was applied already.</returns>
    public Task<bool> ApplyAsync(Guid id, CancellationToken cancellationToken) =>
        MoveAsync(id, import => import.TryBegin(ImportState.Applying), cancellationToken);

    /// <summary>Begins to take back what was applied.</summary>
    public Task<bool> UndoAsync(Guid id, CancellationToken cancellationToken) =>
        MoveAsync(id, import => import.TryBegin(ImportState.Undoing), cancellationToken);

    /// <summary>Lets one that stopped go on where it stopped.</summary>
    public Task<bool> GoOnAsync(Guid id, CancellationToken cancellationToken) =>
        MoveAsync(id, import => import.TryGoOn(), cancellationToken);

    private Task<bool> MoveAsync(Guid id, Func<Import, bool> move, CancellationToken cancellationToken) => db.WriteAsync(
        async () => await db.Set<Import>().AsTracking()
            .SingleOrDefaultAsync(import => import.Id == id, cancellationToken) is { } import && move(import),
        done => done, cancellationToken);
}
