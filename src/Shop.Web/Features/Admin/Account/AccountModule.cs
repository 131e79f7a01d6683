using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Account;

/// <summary>The own account: sessions, last sign-ins, second factor, passkeys.</summary>
public sealed class AccountModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, AdminPermission.AnyStaff)
        .AddAdminMenu(AdminMenuGroup.Settings, "Account", "/admin/account", AdminPermission.AnyStaff, 100);
}
