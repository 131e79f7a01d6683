using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Stock;

/// <summary>How many pieces there are.</summary>
public sealed class StockModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "stock")
        .AddAdminMenu(AdminMenuGroup.Products, "Stock", "/admin/stock", "stock", 50);
}
