using Microsoft.Extensions.Localization;
using Shop.Domain.Staff;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Staff;

/// <summary>Roles and permissions as staff read and choose them.</summary>
public sealed class RoleChoices(EditRole roles, IEnumerable<AdminPermission> permissions, IStringLocalizer<AdminText> texts)
{
    // English and key of the translation. One that is not here is shown by its own name.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["orders"] = "Orders", ["refunds"] = "Refunds", ["attention"] = "Attention", ["money"] = "Money", ["catalogue"] = "Catalogue",
        ["prices"] = "Price books", ["imports"] = "Import and export", ["stock"] = "Stock", ["coupons"] = "Coupons", ["taxes"] = "Taxes",
        ["shipping"] = "Shipping", ["content"] = "Pages", ["settings"] = "Settings", ["audit-log"] = "Log", ["jobs"] = "Jobs",
        ["doctor"] = "Doctor", ["messages"] = "Messages", ["returns"] = "Withdrawals",
    };

    /// <summary>What own roles are made of. Looking after staff is for owners alone.</summary>
    public IReadOnlyList<string> Permissions { get; } = [.. permissions.Select(permission => permission.Name)
        .Where(name => name is not (AdminPermission.AnyStaff or StaffPermissions.StaffAccounts)).Distinct()
        .OrderBy(name => Names.Keys.ToList().IndexOf(name) is var at and >= 0 ? at : Names.Count).ThenBy(name => name,
            StringComparer.Ordinal)];

    public string NameOfPermission(string name) => Names.TryGetValue(name, out var text) ? texts[text] : name;

    /// <summary>The names of roles that come with the shop are translated.</summary>
    public string NameOf(StaffRole role) => role.IsShipped ? texts[role.Name] : role.Name;

    /// <summary>Codes and names of all roles.</summary>
    public async Task<IReadOnlyList<(string Value, string Text)>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await roles.AllAsync(cancellationToken)).Select(role => (role.Code, NameOf(role)))];
}
