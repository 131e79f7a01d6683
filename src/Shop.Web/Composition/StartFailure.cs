using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Composition;

/// <summary>
/// What a failed start, or a failed command, says in one plain line; null for a fault of ours, which keeps its stack trace.
/// </summary>
public static class StartFailure
{
    /// <param name="command">The command that failed ("backup"), or null for the shop itself.</param>
    public static string? Explain(Exception error, string? command = null)
    {
        if (error is StartRefusedException refused) return refused.Message;
        if (Reason(error) is not { } reason) return null;
        return command is null ? new StartRefusedException(reason).Message : $"{command} did not finish: {reason.ReplaceLineEndings(" ")}";
    }

    private static string? Reason(Exception error) => error switch
    {
        IOException { InnerException: AddressInUseException } => error.Message,
        // A settings file that is no JSON, or a file that is no backup.
        InvalidDataException => $"{error.Message} {error.InnerException?.Message}".TrimEnd(),
        SqliteException sqlite => Reason(sqlite),
        NpgsqlException => $"the database said: {error.Message}",
        IOException or UnauthorizedAccessException => error.Message,
        HttpRequestException => $"another program that is needed did not answer: {error.Message}",
        // What the database said, wrapped once or twice by EF Core.
        DbUpdateException or InvalidOperationException or SocketException or TimeoutException when error.InnerException is { } inner =>
            Reason(inner),
        TimeoutException or SocketException => error.Message,
        _ => null,
    };

    private static string? Reason(SqliteException error) => error.SqliteErrorCode switch
    {
        // SQLITE_PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB.
        5 or 6 => "the database is busy: another process has been writing to it for too long. Try again.",
        3 or 8 => "the database cannot be written to: its file or folder is read-only, or belongs to somebody else.",
        10 => "the database's file could not be read or written: the disk is full or failing.",
        11 or 26 => "the database's file is damaged, or is not a SQLite database. `restore` brings a backup back.",
        13 => "there is no room left on the disk.",
        14 => "the database's file cannot be opened.",
        1 when error.Message.Contains("no such", StringComparison.Ordinal) =>
            $"the database was made by another version of the shop, or is not prepared yet ({error.Message}).",
        _ => null,
    };
}
