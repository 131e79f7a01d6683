
namespace Shop.ArchitectureTests;

/// <summary>
/// The map of Web: what composes stands on top; below it are the features, which meet only in what is shared and by the
/// contracts listed here; below them is the hosting, which knows no feature. Demo and sandbox are known to the top alone.
/// </summary>
public static class WebRules
{
    private static readonly string[] Top = ["Web.Composition", "Web.Cli", "Web.Seeding", "Web.Evaluation", "Web.Demo", "Web.Sandbox"];
    private static readonly string[] Shared = ["Layout", "Shared", "Admin.Shared"];

    // The feature that uses another one, and what of it.
    private static readonly (string User, string Used, string[] Types)[] Contracts =
    [
        ("Checkout", "Carts", ["CartPage", "CartPrices", "CartLineView", "ChosenCountry", "CartView"]),
        ("Checkout", "Orders", ["OrderNotice"]),
        // Staff see a draft as shoppers will.
        ("Admin.Products", "Catalogue", ["ShownProduct", "ProductView"]),
        // The contact page shows the form, and its answers have a page of their own.
        ("Pages", "Messages", ["MessageForm"]),
        ("Admin.Looks", "Home", ["HomePage", "HomeView"]),
        ("Admin.FrontPages", "Home", ["HomePage", "HomeView"]),
    ];

    public static IEnumerable<Breach> FeaturesThatKnowEachOther(Codebase code) =>
        from type in code.Types
        let user = FeatureOf(code, type.FullName)
        where user is not null && !Shared.Contains(user)
        from used in Codebase.UsedBy(type)
        let other = FeatureOf(code, used)
        where other is not null && other != user && !Shared.Contains(other) && !IsContract(user, other, used)
        select new Breach(type.FullName, $"of {user} uses {used} of {other}");

    public static IEnumerable<Breach> HostingThatKnowsFeatures(Codebase code) =>
        from type in code.In("Web.Hosting")
        from used in Codebase.UsedBy(type)
        where code.IsIn(used, "Web.Features") || Top.Any(part => code.IsIn(used, part))
        select new Breach(type.FullName, $"knows {used}");

    public static IEnumerable<Breach> TopSeenFromBelow(Codebase code) =>
        from type in code.Types
        where !IsTop(code, type.FullName) && !code.IsIn(type.FullName, "Web.Hosting")
        from used in Codebase.UsedBy(type)
        where Top.Any(part => code.IsIn(used, part))
        select new Breach(type.FullName, $"knows {used}");

    /// <summary>Every namespace of Web and Jobs that can reach itself through others.</summary>
    public static IEnumerable<Breach> CirclesOfNamespaces(Codebase code)
    {
        var uses = (from type in code.In("Web").Concat(code.In("Jobs"))
                    from used in Codebase.UsedBy(type)
                    where code.IsIn(used, "Web") || code.IsIn(used, "Jobs")
                    let user = NamespaceOf(type.FullName)
                    let to = NamespaceOf(used)
                    where user != to
                    select (user, to)).Distinct().ToLookup(use => use.user, use => use.to);
        return from part in uses.Select(user => user.Key)
               where ModuleRules.Reach(part, uses).Contains(part)
               select new Breach(part, "is part of a circle of namespaces");
    }

    private static bool IsContract(string user, string other, string used) =>
        Contracts.Any(contract => contract.User == user && contract.Used == other
            && contract.Types.Contains(used[(used.LastIndexOf('.') + 1)..].Split('/', '+')[0]));

    // "Carts", or "Admin.Orders" with all that is deeper; Razor compiles a view into a class that is named after its path.
    private static string? FeatureOf(Codebase code, string fullName)
    {
        const string Views = "AspNetCoreGeneratedDocument.Features_";
        if (fullName.StartsWith(Views, StringComparison.Ordinal)) return Feature(fullName[Views.Length..].Split('_'));
        return code.IsIn(fullName, "Web.Features")
            ? Feature(fullName[(fullName.IndexOf(".Features.", StringComparison.Ordinal) + 10)..].Split('.'))
            : null;
    }

    private static string? Feature(string[] path) => path switch
    {
        ["Admin", var name, _, ..] => $"Admin.{name}",
        [var name, _, ..] => name,
        _ => null,
    };

    private static bool IsTop(Codebase code, string fullName) =>
        Top.Any(part => code.IsIn(fullName, part)) || fullName is "Program" or "Shop.Web.ShopProgram"
        || fullName.StartsWith("AspNetCoreGeneratedDocument.Sandbox_", StringComparison.Ordinal);

    private static string NamespaceOf(string fullName) => fullName[..fullName.LastIndexOf('.')];
}
