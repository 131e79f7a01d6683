using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Shop.Domain.Persistence;

/// <summary>
/// Inserts very many new entities, each with all that hangs on it, without tracking them: prepared statements on SQLite, COPY on
/// PostgreSQL. Columns and conversions come from the model, so what is stored is what <c>SaveChanges</c> would store. It belongs
/// to one context, whose connection stays open, and writes in the caller's transaction.
/// </summary>
public sealed class BulkInsert(ShopDbContext db) : IAsyncDisposable
{
    private readonly Dictionary<Type, NewRowsOfType> _types = [];

    /// <summary>Opens the connection.</summary>
    /// <param name="roomy">Gives SQLite room to sort its pages before it writes them: a quarter of a gigabyte.</param>
    public static async Task<BulkInsert> OpenAsync(ShopDbContext db, CancellationToken cancellationToken, bool roomy = true)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (roomy && db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size=-262144", cancellationToken);
        return new BulkInsert(db);
    }

    /// <summary>Takes note of the entity and of all that its navigations hold, parents first.</summary>
    public void Add(object entity)
    {
        if (!_types.TryGetValue(entity.GetType(), out var rows))
            _types[entity.GetType()] = rows = new NewRowsOfType(db.Model.FindEntityType(entity.GetType())!);
        rows.Add(entity);
        foreach (var part in rows.PartsOf(entity)) Add(part);
    }

    /// <summary>Writes what was noted.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        foreach (var rows in _types.Values)
        {
            if (connection is NpgsqlConnection postgres) await rows.CopyAsync(postgres, cancellationToken);
            else rows.Insert(connection, db.Database.CurrentTransaction!.GetDbTransaction());
        }
    }

    /// <summary>Forgets what was noted: before each attempt of a transaction that is tried again.</summary>
    public void Clear()
    {
        foreach (var rows in _types.Values) rows.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var rows in _types.Values) rows.Dispose();
        await db.Database.CloseConnectionAsync();
    }
}
