using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Staff;

/// <summary>Who works here: members, invitations and roles.</summary>
public sealed class StaffModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, StaffPermissions.StaffAccounts)
        .AddAdminMenu(AdminMenuGroup.Settings, "Staff", "/admin/staff", StaffPermissions.StaffAccounts, 50)
        .AddScoped<RoleChoices>();
}
