using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Persistence;

/// <summary>Copies of a SQLite database, made while it is written to, and checked before they are trusted (R65).</summary>
public static class SqliteCopies
{
    /// <summary>Reads one moment of the database and writes it whole to a new file, without keeping anybody from writing.</summary>
    public static Task<int> CopyAsync(ShopDbContext db, string path, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"VACUUM INTO {path}", cancellationToken);

    /// <summary>Reads every page of the file, and sets the mode that such a copy has lost (P7).</summary>
    /// <returns>False when it is damaged.</returns>
    public static async Task<bool> IsWholeAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        await command.ExecuteScalarAsync(cancellationToken);
        command.CommandText = "PRAGMA integrity_check";
        return await command.ExecuteScalarAsync(cancellationToken) as string is "ok";
    }
}
