using Shop.Domain.Staff;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Staff;

/// <summary>What a role may do as the fields of its form, and back.</summary>
internal static class RoleForm
{
    public static string FieldOf(string permission) => $"may[{permission}]";

    public static Dictionary<string, string> Levels(StaffPermissions permissions, IEnumerable<string> names) =>
        names.ToDictionary(FieldOf, name => StaffPermissions.WordOf(permissions.LevelOf(name)));

    /// <summary>What is no level counts as none: nobody is given what was not chosen.</summary>
    public static StaffPermissions Read(AdminForm form, IEnumerable<string> names) => StaffPermissions.Of(names
        .Select(name => KeyValuePair.Create(name, StaffPermissions.LevelOfWord(form[FieldOf(name)])))
        .Where(level => level.Value != PermissionLevel.None));
}
