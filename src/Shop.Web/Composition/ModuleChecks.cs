using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Composition;

/// <summary>Refuses a start with modules that contradict each other, in one line that names the module or what it registered.</summary>
internal static class ModuleChecks
{
    /// <exception cref="StartRefusedException">A module is listed twice, or names a slot or a permission that there is not.</exception>
    public static void Check(IReadOnlyList<ShopModule> modules, IServiceCollection registered)
    {
        if (modules.CountBy(module => module.GetType()).FirstOrDefault(listed => listed.Value > 1) is { Key: { } twice })
            throw StartRefusedException.Because($"Module {twice.FullName}", "is listed twice.");
        if (All<SlotContent>(registered).FirstOrDefault(content => !Slots.All.Contains(content.Slot)) is { } stray)
            throw StartRefusedException.Because($"Slot \"{stray.Slot}\"",
                $"is on no page; {stray.Component.FullName} was to fill it. There are: {string.Join(", ", Slots.All)}.");
        var permissions = All<AdminPermission>(registered).Select(permission => permission.Name).ToHashSet(StringComparer.Ordinal);
        if (All<AdminMenuEntry>(registered).FirstOrDefault(entry => !permissions.Contains(entry.Permission)) is { } entry)
            throw StartRefusedException.Because($"Permission \"{entry.Permission}\"",
                $"is registered by no module; the menu entry {entry.Text} ({entry.Path}) needs it.");
    }

    private static IEnumerable<T> All<T>(IServiceCollection registered) =>
        registered.Select(each => each.ImplementationInstance).OfType<T>();
}
