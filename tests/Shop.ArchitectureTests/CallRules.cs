namespace Shop.ArchitectureTests;

/// <summary>Calls that only some may make, or nobody.</summary>
public static class CallRules
{
    private static readonly string[] RawSql = ["ExecuteSql", "FromSql", "SqlQuery"];

    // Start-up clears a stale migration lock; the sandbox keeps a ledger of its own, apart from the shop's database.
    private static readonly string[] MayWriteSql = ["Domain.Persistence", "Domain.Orders.Sql", "Web.Hosting.Persistence", "Web.Sandbox"];

    private static readonly HashSet<string> WallClock =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
    ];

    private static readonly HashSet<string> UnverifiedEvents =
    [
        "Stripe.EventUtility::ParseEvent", "Stripe.EventUtility::ConstructEventWithoutVerification",
    ];

    public static IEnumerable<Breach> RawSqlOutsidePersistence(Codebase code) =>
        Calls(code, IsRawSql).Where(breach => !MayWriteSql.Any(part => code.IsIn(breach.Culprit, part)));

    /// <summary>Time comes from a TimeProvider, so that tests can set it.</summary>
    public static IEnumerable<Breach> ReadingsOfTheWallClock(Codebase code) => Calls(code, WallClock.Contains);

    /// <summary>These read a webhook's body without looking at its signature.</summary>
    public static IEnumerable<Breach> EventsReadUnverified(Codebase code) => Calls(code, UnverifiedEvents.Contains);

    private static IEnumerable<Breach> Calls(Codebase code, Func<string, bool> forbidden) =>
        from type in code.Types
        from called in Codebase.CalledBy(type)
        where forbidden(called)
        select new Breach(type.FullName, $"calls {called}");

    private static bool IsRawSql(string called)
    {
        var method = called[(called.LastIndexOf(':') + 1)..];
        if (method == "set_CommandText") return true;
        return called.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
            && RawSql.Any(name => method.StartsWith(name, StringComparison.Ordinal));
    }
}
