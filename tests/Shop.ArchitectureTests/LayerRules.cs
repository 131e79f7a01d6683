using ArchUnitNET.Domain;

namespace Shop.ArchitectureTests;

/// <summary>Which project, and which part of a project, may see what.</summary>
public static class LayerRules
{
    public static IEnumerable<Breach> ProjectsAgainstTheDirection(Codebase code) =>
        [.. Seeing(code, "Domain", used => code.IsIn(used, "Jobs") || code.IsIn(used, "Web")), .. Seeing(code, "Jobs", used => code.IsIn(used, "Web"))];

    /// <summary>Identity's plain user and role classes are the one exception: they know nothing of the web.</summary>
    public static IEnumerable<Breach> WebOrHangfireInDomain(Codebase code) => Seeing(code, "Domain", used =>
        IsUnder(used, "Hangfire")
        || (IsUnder(used, "Microsoft.AspNetCore")
            && !used.StartsWith("Microsoft.AspNetCore.Identity.IdentityUser", StringComparison.Ordinal)
            && !used.StartsWith("Microsoft.AspNetCore.Identity.IdentityRole", StringComparison.Ordinal)));

    public static IEnumerable<Breach> StripeOutsidePayments(Codebase code) =>
        Seeing(code, "Domain", used => IsUnder(used, "Stripe")).Where(breach => !code.IsIn(breach.Culprit, "Domain.Payments"));

    public static IEnumerable<Breach> ControllersSeeingTheDatabase(Codebase code) =>
        from type in code.Types
        where IsController(type)
        from used in Codebase.UsedBy(type)
        where code.IsIn(used, "Domain.Persistence") && used.EndsWith("ShopDbContext", StringComparison.Ordinal)
        select new Breach(type.FullName, $"sees {used}");

    /// <summary>The sandbox knows the shop, never the other way round; start-up alone plugs it in.</summary>
    public static IEnumerable<Breach> SandboxSeenFromOutside(Codebase code) =>
        from type in code.Types
        where !MayKnowTheSandbox(code, type)
        from used in Codebase.UsedBy(type)
        where code.IsIn(used, "Web.Sandbox")
        select new Breach(type.FullName, $"knows the sandbox ({used})");

    private static IEnumerable<Breach> Seeing(Codebase code, string part, Func<string, bool> forbidden) =>
        from type in code.In(part)
        from used in Codebase.UsedBy(type)
        where forbidden(used)
        select new Breach(type.FullName, $"sees {used}");

    private static bool MayKnowTheSandbox(Codebase code, IType type) =>
        code.IsIn(type.FullName, "Web.Sandbox") || code.IsIn(type.FullName, "Web.Hosting")
        // The commands: one starts the sandbox alone, one reads its ledger.
        || code.IsIn(type.FullName, "Web.Verbs") || type.FullName is "Program"
        // Razor compiles a view into a class that is named after its path.
        || type.FullName.StartsWith("AspNetCoreGeneratedDocument.Sandbox_", StringComparison.Ordinal);

    private static bool IsController(IType type) => type.Name.EndsWith("Controller", StringComparison.Ordinal)
        || (type is Class { } known && known.InheritedClasses.Any(ancestor => ancestor.FullName == "Microsoft.AspNetCore.Mvc.ControllerBase"));

    private static bool IsUnder(string fullName, string root) => fullName.StartsWith($"{root}.", StringComparison.Ordinal);
}
