using System.Data.Common;
using System.Globalization;

namespace Shop.Domain.Persistence;

/// <summary>
/// The number in a SQLite file's head that counts changes of what everybody sees (its <c>user_version</c>, which nothing
/// else here uses). It is written inside the transaction, so it tells of exactly those that committed.
/// </summary>
public static class SqliteGeneration
{
    public static async Task<long> ReadAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = ("PRAGMA user_version", transaction);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Pragmas take no parameters.</summary>
    internal static string SetTo(long generation) => string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={generation}");
}
