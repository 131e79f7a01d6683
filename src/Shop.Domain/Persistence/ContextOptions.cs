using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Domain.Persistence;

/// <summary>What the contexts of both databases are told.</summary>
internal static class ContextOptions
{
    /// <summary>
    /// A migration need not compare the whole model with what the migrations made of it, which takes 0.7 s of the very first
    /// start: <c>MigrationTests</c> does.
    /// </summary>
    public static void Prepare(DbContextOptionsBuilder options)
    {
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        PrepareToCrash(options);
    }

    // In the build for crash runs every command is a place to die at; in others this does nothing.
    [Conditional("CRASH_POINTS")]
    private static void PrepareToCrash(DbContextOptionsBuilder options) => options.AddInterceptors(CrashingCommands.Instance);
}
