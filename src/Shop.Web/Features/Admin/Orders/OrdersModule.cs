using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>Orders in the back office: found, sent, refunded, exported.</summary>
public sealed class OrdersModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "orders").AddFinerPermission("refunds")
        .AddAdminMenu(AdminMenuGroup.Sales, "Orders", "/admin/orders", "orders", 10)
        .AddScoped<IAttentionSource, UnsentConfirmations>()
        .AddScoped<ISetupStep, TestOrderIsPaid>();
}
