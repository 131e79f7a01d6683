using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Password;

/// <summary>The own password.</summary>
public sealed class PasswordModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, AdminPermission.AnyStaff);
}
