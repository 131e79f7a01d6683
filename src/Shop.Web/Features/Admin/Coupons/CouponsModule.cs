using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Coupons;

/// <summary>Coupons.</summary>
public sealed class CouponsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "coupons")
        .AddAdminMenu(AdminMenuGroup.Products, "Coupons", "/admin/coupons", "coupons", 60);
}
