using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Modules;

/// <summary>Where an entry of the shop's menus stands.</summary>
public enum ShopMenu
{
    Header,
    Footer,
}

/// <summary>An entry of a menu that shoppers see.</summary>
/// <param name="Text">The English text, which is the key of its translations.</param>
/// <param name="Path">Without a language's prefix: "/journal".</param>
/// <param name="Place">Entries are sorted by it.</param>
/// <param name="IsProminent">It must not be overlooked: the law may ask for that.</param>
public sealed record ShopMenuEntry(ShopMenu Menu, string Text, string Path, int Place, bool IsProminent = false);

/// <summary>A group of the back office's menu, in the order in which they stand.</summary>
public enum AdminMenuGroup
{
    Sales,
    Products,
    OnlineShop,
    Settings,
}

/// <summary>An entry of the back office's menu.</summary>
/// <param name="Path">The page, and the beginning of the addresses under which the entry is the current one.</param>
/// <param name="Permission">Who lacks it does not see the entry.</param>
/// <param name="Place">Entries of a group are sorted by it.</param>
public sealed record AdminMenuEntry(AdminMenuGroup Group, string Text, string Path, string Permission, int Place);

/// <summary>The admin pages of one module, and the permission that all of them need.</summary>
/// <param name="Namespace">Of the controllers; deeper ones included. Empty for a permission that controllers name themselves.</param>
public sealed record AdminPermission(string Name, string Namespace)
{
    /// <summary>What every member of staff may do: sign out, change the own password.</summary>
    public const string AnyStaff = "staff";

    /// <summary>The authorisation policy of that permission.</summary>
    public static string PolicyOf(string permission) => $"Staff:{permission}";

    public string Policy => PolicyOf(Name);
}

/// <summary>On a controller of the back office that needs another permission than the rest of its module.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPermissionAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>How a module registers menu entries and permissions.</summary>
public static class MenuServices
{
    public static IServiceCollection AddShopMenu(
        this IServiceCollection services, ShopMenu menu, string text, string path, int place, bool isProminent = false) =>
        services.AddSingleton(new ShopMenuEntry(menu, text, path, place, isProminent));

    public static IServiceCollection AddAdminMenu(
        this IServiceCollection services, AdminMenuGroup group, string text, string path, string permission, int place) =>
        services.AddSingleton(new AdminMenuEntry(group, text, path, permission, place));

    /// <summary>Registers a permission that single controllers ask for (<see cref="NeedsPermissionAttribute"/>).</summary>
    public static IServiceCollection AddFinerPermission(this IServiceCollection services, string permission) =>
        services.AddSingleton(new AdminPermission(permission, ""));

    /// <summary>Says which permission all admin pages of the module need.</summary>
    public static IServiceCollection AddAdminPermission(this IServiceCollection services, ShopModule module, string permission) =>
        services.AddSingleton(new AdminPermission(permission, module.Namespace));
}
