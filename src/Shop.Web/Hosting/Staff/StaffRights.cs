using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Hosting.Staff;

/// <summary>What the person of a request may do, going by the claims of the session, which are read anew at each request.</summary>
public static class StaffRights
{
    internal const string Role = "shop-role";
    internal const string Permissions = "shop-permissions";
    internal const string SecondFactor = "shop-second-factor";
    internal const string Session = "shop-session";
    private const string PolicyPrefix = "Staff:";

    /// <summary>How far the permission goes for the person. What every member of staff may do goes all the way.</summary>
    public static PermissionLevel LevelOf(ClaimsPrincipal person, string permission)
    {
        if (permission.Length == 0 || person.FindFirst(Permissions) is not { } granted) return PermissionLevel.None;
        return permission == AdminPermission.AnyStaff
            ? PermissionLevel.Write
            : StaffPermissions.Parse(granted.Value).LevelOf(permission);
    }

    /// <summary>Whether the person may see what needs the permission.</summary>
    public static bool Allows(ClaimsPrincipal person, string permission) => LevelOf(person, permission) >= PermissionLevel.Read;

    /// <summary>Whether the person may send such a request to what needs the permission: reading and changing are told by the
    /// method.</summary>
    public static bool Allows(ClaimsPrincipal person, string permission, string method) =>
        LevelOf(person, permission) >= (IsReading(method) ? PermissionLevel.Read : PermissionLevel.Write);

    /// <summary>Whether nothing is kept from the person.</summary>
    public static bool IsOwner(ClaimsPrincipal person) => person.HasClaim(Role, StaffRole.Owner);

    public static bool HasSecondFactor(ClaimsPrincipal person) => person.HasClaim(claim => claim.Type == SecondFactor);

    /// <summary>The account's id; null for nobody.</summary>
    public static Guid? IdOf(ClaimsPrincipal person) => GuidOf(person, ClaimTypes.NameIdentifier);

    /// <summary>The id of the session; null for nobody.</summary>
    public static Guid? SessionOf(ClaimsPrincipal person) => GuidOf(person, Session);

    /// <summary>The permission that an endpoint of the back office needs; null for any other.</summary>
    public static string? PermissionOf(Endpoint? endpoint) =>
        endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(needed => needed.Policy).LastOrDefault() is { } policy
            && policy.StartsWith(PolicyPrefix, StringComparison.Ordinal)
            ? policy[PolicyPrefix.Length..]
            : null;

    internal static bool IsReading(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static Guid? GuidOf(ClaimsPrincipal person, string type) =>
        Guid.TryParse(person.FindFirstValue(type), out var id) ? id : null;
}
