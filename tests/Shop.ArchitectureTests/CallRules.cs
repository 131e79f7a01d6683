namespace Shop.ArchitectureTests;

/// <summary>Calls that only some may make, or nobody.</summary>
public static class CallRules
{
    private static readonly HashSet<string> WallClock =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
    ];

    private static readonly HashSet<string> UnverifiedEvents =
    [
        "Stripe.EventUtility::ParseEvent", "Stripe.EventUtility::ConstructEventWithoutVerification",
    ];

    /// <summary>Time comes from a TimeProvider, so that tests can set it.</summary>
    public static IEnumerable<Breach> ReadingsOfTheWallClock(Codebase code) => Calls(code, WallClock.Contains);

    /// <summary>These read a webhook's body without looking at its signature.</summary>
    public static IEnumerable<Breach> EventsReadUnverified(Codebase code) => Calls(code, UnverifiedEvents.Contains);

    /// <summary>Who calls what is forbidden, given as "Namespace.Type::Method".</summary>
    internal static IEnumerable<Breach> Calls(Codebase code, Func<string, bool> forbidden) =>
        from type in code.Types
        from called in Codebase.CalledBy(type)
        where forbidden(called)
        select new Breach(type.FullName, $"calls {called}");
}
