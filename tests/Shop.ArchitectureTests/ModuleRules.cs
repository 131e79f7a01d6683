namespace Shop.ArchitectureTests;

/// <summary>The map of the modules inside Domain: each may use Shared, Persistence and the ones listed here, and nothing else.</summary>
public static class ModuleRules
{
    private static readonly Dictionary<string, string[]> Map = new(StringComparer.Ordinal)
    {
        ["Shared"] = [],
        ["Persistence"] = [],
        ["Catalogue"] = [],
        ["Pricing"] = ["Catalogue", "Coupons"],
        ["Inventory"] = ["Catalogue"],
        ["Coupons"] = ["Catalogue"],
        ["Carts"] = ["Catalogue", "Inventory"],
        ["Orders"] = [],
        ["Payments"] = [],
        ["Staff"] = [],
        ["Customers"] = [],
        ["Content"] = [],
        ["Settings"] = [],
        ["Verification"] = [],
        ["Invoicing"] = ["Orders"],
        ["Recommendations"] = ["Catalogue", "Orders"],
        ["Search"] = ["Catalogue", "Inventory", "Pricing", "Recommendations"],
        // A withdrawal is settled when its pieces are refunded.
        ["Returns"] = ["Orders", "Payments"],
        ["Imports"] = ["Catalogue", "Inventory", "Pricing"],
        // Invoicing too: the invoice's number is taken in the transaction that books the payment.
        ["Checkout"] = ["Catalogue", "Pricing", "Inventory", "Coupons", "Carts", "Orders", "Payments", "Staff", "Customers",
            "Invoicing"],
    };

    /// <summary>The names of all modules.</summary>
    public static IEnumerable<string> Modules => Map.Keys;

    public static IEnumerable<Breach> ModulesOffTheMap(Codebase code) =>
        from type in code.In("Domain")
        let module = code.ModuleOf(type.FullName)!
        // The list of the modules belongs to none of them.
        where !Map.ContainsKey(module) && !(module.Length == 0 && type.Name == "DomainModules")
        select new Breach(type.FullName, module.Length == 0 ? "belongs to no module" : $"belongs to {module}, which is not on the map");

    public static IEnumerable<Breach> UsesThatTheMapForbids(Codebase code) =>
        from use in Uses(code)
        where Map.ContainsKey(use.From) && !MayUse(use.From, use.To)
        select new Breach(use.User, $"of {use.From} uses {use.Used} of {use.To}");

    /// <summary>Every module that can reach itself through others.</summary>
    public static IEnumerable<Breach> Cycles(Codebase code)
    {
        var uses = Uses(code).ToLookup(use => use.From, use => use.To);
        return from module in uses.Select(user => user.Key)
               where Reach(module, uses).Contains(module)
               select new Breach(module, "is part of a cycle of modules");
    }

    public static IEnumerable<Breach> UsesOfCheckoutInDomain(Codebase code) =>
        from use in Uses(code)
        where use.To == "Checkout" && use.From.Length > 0
        select new Breach(use.User, $"uses {use.Used}, but only Web and Jobs may");

    private static bool MayUse(string from, string to) => from switch
    {
        "Shared" => false,
        "Persistence" => to == "Shared",
        "Verification" => to is "Shared" or "Persistence",
        "Settings" => to is "Shared" or "Persistence",
        _ => to is "Shared" or "Persistence" or "Settings" or "Verification" || Map[from].Contains(to),
    };

    private static IEnumerable<(string From, string User, string To, string Used)> Uses(Codebase code) =>
        from type in code.In("Domain")
        from used in Codebase.UsedBy(type)
        let user = code.ModuleOf(type.FullName)
        let module = code.ModuleOf(used)
        where module is not null && user != module
        select (user, type.FullName, module, used);

    internal static HashSet<string> Reach(string start, ILookup<string, string> uses)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(uses[start]);
        while (open.TryPop(out var module))
        {
            if (!seen.Add(module)) continue;
            foreach (var next in uses[module]) open.Push(next);
        }

        return seen;
    }
}
