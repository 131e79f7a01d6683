namespace Shop.Domain.Staff;

/// <summary>
/// What a member of staff works as. Five roles come with the shop and stay as they are; others are the shop's own. Each account
/// has one.
/// </summary>
public sealed class StaffRole
{
    public const int CodeLength = 60;
    public const int NameLength = 60;
    internal const int PermissionsLength = 2000;

    /// <summary>May do everything, and alone looks after staff.</summary>
    public const string Owner = "owner";

    /// <summary>May do everything but look after staff.</summary>
    public const string Manager = "manager";

    /// <summary>Packs and sends.</summary>
    public const string Fulfilment = "fulfilment";

    /// <summary>Answers shoppers, cancels and refunds.</summary>
    public const string Support = "support";

    /// <summary>Reads the books.</summary>
    public const string Accounting = "accounting";

    // What comes with the shop is here and not in the database: a new permission needs no migration.
    private static readonly Dictionary<string, (string Name, StaffPermissions Permissions)> Shipped = new(StringComparer.Ordinal)
    {
        [Owner] = ("Owner", StaffPermissions.Parse("*:write")),
        [Manager] = ("Manager", StaffPermissions.Parse("*:write staff-accounts:read")),
        [Fulfilment] = ("Fulfilment", StaffPermissions.Parse("attention:read catalogue:read orders:write returns:read shipping:read stock:write")),
        [Support] = ("Support", StaffPermissions.Parse(
            "attention:read catalogue:read content:read coupons:read messages:write orders:write refunds:write returns:write shipping:read stock:read")),
        [Accounting] = ("Accounting (read only)", StaffPermissions.Parse(
            "attention:read audit-log:read coupons:read money:read orders:read prices:read refunds:read returns:read shipping:read taxes:read")),
    };

    private StaffRole()
    {
    }

    /// <summary>Never changes; part of the address of the role's page.</summary>
    public string Code { get; private set; } = "";

    /// <summary>As staff read it. Those of the roles that come with the shop are translated.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Raised with each change.</summary>
    public int Version { get; private set; }

    public bool IsShipped => Shipped.ContainsKey(Code);

    public StaffPermissions Permissions => PermissionsOf(Code, Stored);

    /// <summary>What the roles that come with the shop are called in English.</summary>
    public static IEnumerable<string> ShippedNames => Shipped.Values.Select(role => role.Name);

    /// <summary>Of an own role; empty for one that comes with the shop.</summary>
    internal string Stored { get; private set; } = "";

    internal static IEnumerable<object> ShippedRows =>
        Shipped.Select(each => new { Code = each.Key, each.Value.Name, Stored = "", Version = 1 });

    /// <summary>What a role may do, going by what is stored of it.</summary>
    internal static StaffPermissions PermissionsOf(string code, string stored) =>
        Shipped.TryGetValue(code, out var shipped) ? shipped.Permissions : StaffPermissions.Parse(stored);

    internal static StaffRole Create(string code, string name, StaffPermissions permissions) =>
        new() { Code = code, Name = name, Stored = permissions.ToString(), Version = 1 };

    internal void Change(string name, StaffPermissions permissions)
    {
        (Name, Stored) = (name, permissions.ToString());
        Version++;
    }
}
