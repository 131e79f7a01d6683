using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Domain.Shared;

namespace Shop.Domain.Persistence;

/// <summary>What the two databases' errors mean to us.</summary>
public static class DatabaseErrors
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteConstraint = 19;

    // The class of SQLSTATE that says that a value is none.
    private const string DataException = "22";

    /// <summary>Another writer was in the way: the whole transaction may be tried again.</summary>
    public static bool IsPassing(Exception error) => error is DbUpdateConcurrencyException || Root(error) switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable,
        _ => false,
    };

    /// <summary>A unique index said no: somebody else wrote the same thing first.</summary>
    public static bool IsDuplicate(Exception error) => Root(error) switch
    {
        // 2067 is SQLITE_CONSTRAINT_UNIQUE, 1555 SQLITE_CONSTRAINT_PRIMARYKEY.
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint && sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        _ => false,
    };

    /// <summary>What a constraint said no to; null for every other error.</summary>
    public static SaveResult? RefusalOf(Exception error) => Root(error) switch
    {
        _ when IsDuplicate(error) => SaveResult.Duplicate,
        // 787 and 1811 are SQLITE_CONSTRAINT_FOREIGNKEY and _TRIGGER (which RESTRICT raises), 275 is SQLITE_CONSTRAINT_CHECK.
        SqliteException { SqliteErrorCode: SqliteConstraint, SqliteExtendedErrorCode: 787 or 1811 } => SaveResult.InUse,
        SqliteException { SqliteErrorCode: SqliteConstraint, SqliteExtendedErrorCode: 275 } => SaveResult.Refused,
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation } => SaveResult.InUse,
        PostgresException { SqlState: PostgresErrorCodes.CheckViolation } => SaveResult.Refused,
        _ => null,
    };

    /// <summary>
    /// The database does not take what was to be written, and would not take it later: a constraint, or a value that is too long.
    /// </summary>
    public static bool IsRefused(Exception error) => RefusalOf(error) is not null || (Root(error) is DbException && !IsUnavailable(error));

    /// <summary>
    /// The database takes this text or number for none: U+0000, half a sign, too long, too large. SQLite takes most of them,
    /// so what a person may type is cleaned before it comes here; this keeps what was overlooked from being a fault of ours.
    /// </summary>
    public static bool IsBadValue(Exception error) => Root(error) switch
    {
        EncoderFallbackException => true,
        // SQLITE_TOOBIG.
        SqliteException sqlite => sqlite.SqliteErrorCode == 18,
        PostgresException postgres => postgres.SqlState.StartsWith(DataException, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The database itself cannot be reached, read or written now (gone, full, damaged, read-only or busy for too long).</summary>
    public static bool IsUnavailable(Exception error) => Root(error) switch
    {
        // SQLITE_READONLY, IOERR, CORRUPT, FULL, CANTOPEN.
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked or 8 or 10 or 11 or 13 or 14,
        PostgresException postgres => postgres.IsTransient,
        NpgsqlException => true,
        _ => false,
    };

    // EF Core wraps what the database said, once or twice: a broken connection to PostgreSQL even in an InvalidOperationException.
    private static Exception Root(Exception error) => error is not DbException && error.InnerException is { } inner ? Root(inner) : error;
}
