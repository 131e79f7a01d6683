using Microsoft.EntityFrameworkCore;
using Shop.Domain.Shared;

namespace Shop.Domain.Persistence;

/// <summary>
/// How staff's edits are stored: the version that their form showed must still be the stored one, and the database's
/// constraints have the last word. Each runs as a write transaction of its own.
/// </summary>
public static class VersionedWrites
{
    private const string Version = "Version";

    /// <summary>Loads the one entity that the query finds, changes it and saves it, if it still has that version.</summary>
    public static Task<SaveResult> ChangeAsync<TEntity>(
        this ShopDbContext db, IQueryable<TEntity> which, int version, Action<TEntity> change, CancellationToken cancellationToken)
        where TEntity : class =>
        db.OnFoundAsync(which, version, change, cancellationToken);

    /// <summary>Stores a new entity with all that belongs to it.</summary>
    public static Task<SaveResult> StoreAsync(this ShopDbContext db, object entity, CancellationToken cancellationToken) =>
        db.TryAsync(() =>
        {
            db.Add(entity);
            return Task.FromResult(SaveResult.Saved);
        }, cancellationToken);

    /// <summary>Deletes the entity, if it still has that version and nothing needs it.</summary>
    public static Task<SaveResult> DeleteAsync<TEntity>(
        this ShopDbContext db, IQueryable<TEntity> which, int version, CancellationToken cancellationToken)
        where TEntity : class =>
        db.OnFoundAsync(which, version, found => db.Remove(found), cancellationToken);

    /// <summary>Runs the work as a write transaction; what a constraint refuses becomes a result.</summary>
    public static async Task<SaveResult> TryAsync(this ShopDbContext db, Func<Task<SaveResult>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(work, result => result == SaveResult.Saved, cancellationToken);
        }
        catch (Exception error) when (DatabaseErrors.RefusalOf(error) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }
    }

    private static Task<SaveResult> OnFoundAsync<TEntity>(
        this ShopDbContext db, IQueryable<TEntity> which, int version, Action<TEntity> act, CancellationToken cancellationToken)
        where TEntity : class => db.TryAsync(async () =>
    {
        var found = await which.AsTracking().AsSplitQuery().SingleOrDefaultAsync(cancellationToken);
        if (found is null) return SaveResult.Missing;
        if (db.Entry(found).Property<int>(Version).CurrentValue != version) return SaveResult.Stale;
        act(found);
        return SaveResult.Saved;
    }, cancellationToken);
}
