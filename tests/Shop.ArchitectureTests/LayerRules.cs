using ArchUnitNET.Domain;

namespace Shop.ArchitectureTests;

/// <summary>Which project, and which part of a project, may see what.</summary>
public static class LayerRules
{
    public static IEnumerable<Breach> ProjectsAgainstTheDirection(Codebase code) =>
        [.. Seeing(code, "Domain", used => code.IsIn(used, "Jobs") || code.IsIn(used, "Web")),
            .. Seeing(code, "Jobs", used => code.IsIn(used, "Web"))];

    /// <summary>Identity's plain classes of users, roles and passkeys are the one exception: they know nothing of the web.</summary>
    public static IEnumerable<Breach> WebOrHangfireInDomain(Codebase code) => Seeing(code, "Domain", used =>
        IsUnder(used, "Hangfire")
        || (IsUnder(used, "Microsoft.AspNetCore")
            && !used.StartsWith("Microsoft.AspNetCore.Identity.IdentityUser", StringComparison.Ordinal)
            && !used.StartsWith("Microsoft.AspNetCore.Identity.IdentityRole", StringComparison.Ordinal)
            && used != "Microsoft.AspNetCore.Identity.IdentityPasskeyData"));

    public static IEnumerable<Breach> StripeOutsidePayments(Codebase code) =>
        Seeing(code, "Domain", used => IsUnder(used, "Stripe")).Where(breach => !code.IsIn(breach.Culprit, "Domain.Payments"));

    public static IEnumerable<Breach> ControllersSeeingTheDatabase(Codebase code) =>
        from type in code.Types
        where IsController(type)
        from used in Codebase.UsedBy(type)
        where code.IsIn(used, "Domain.Persistence") && used.EndsWith("ShopDbContext", StringComparison.Ordinal)
        select new Breach(type.FullName, $"sees {used}");

    private static IEnumerable<Breach> Seeing(Codebase code, string part, Func<string, bool> forbidden) =>
        from type in code.In(part)
        from used in Codebase.UsedBy(type)
        where forbidden(used)
        select new Breach(type.FullName, $"sees {used}");

    private static bool IsController(IType type) => type.Name.EndsWith("Controller", StringComparison.Ordinal)
        || (type is Class { } known
            && known.InheritedClasses.Any(ancestor => ancestor.FullName == "Microsoft.AspNetCore.Mvc.ControllerBase"));

    private static bool IsUnder(string fullName, string root) => fullName.StartsWith($"{root}.", StringComparison.Ordinal);
}
