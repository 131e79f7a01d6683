using Shop.Domain.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Persistence;

/// <summary>
/// Copies the database as it is at one moment, while the shop goes on: SQLite into a file of its own, PostgreSQL by pg_dump.
/// </summary>
public sealed class DatabaseCopy(ShopDbContext db, DatabaseSettings database, PostgresTools postgres)
{
    public const string Sqlite = "shop.db";
    public const string Postgres = "shop.dump";

    /// <summary>What the copy is called in a backup.</summary>
    public string Name => database.Provider == DatabaseProvider.Sqlite ? Sqlite : Postgres;

    /// <exception cref="IOException">There is no pg_dump, or it failed.</exception>
    public Task WriteAsync(string path, CancellationToken cancellationToken) => database.Provider == DatabaseProvider.Sqlite
        ? SqliteCopies.CopyAsync(db, path, cancellationToken)
        : postgres.DumpAsync(path, cancellationToken);
}
