using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Domain.Persistence;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Says who somebody is with the role's permissions. It is asked at each request, so that a role that is changed counts at once.
/// </summary>
public sealed class StaffPrincipals(UserManager<StaffUser> users, IOptions<IdentityOptions> options, ShopDbContext db)
    : UserClaimsPrincipalFactory<StaffUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var role = await db.Set<StaffRole>().AsNoTracking().SingleAsync(role => role.Code == user.Role);
        identity.AddClaim(new Claim(StaffRights.Role, role.Code));
        identity.AddClaim(new Claim(StaffRights.Permissions, role.Permissions.ToString()));
        if (user.TwoFactorEnabled) identity.AddClaim(new Claim(StaffRights.SecondFactor, "on"));
        return identity;
    }
}
