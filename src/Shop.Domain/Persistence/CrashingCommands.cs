using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Domain.Persistence;

/// <summary>Makes every command to the database a place to die at ("command:k"): so it is in the middle of a migration, too.</summary>
internal sealed class CrashingCommands : DbCommandInterceptor
{
    public static CrashingCommands Instance { get; } = new();

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        CrashPoint.Reached("command");
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken =
            default)
    {
        CrashPoint.Reached("command");
        return ValueTask.FromResult(result);
    }
}
