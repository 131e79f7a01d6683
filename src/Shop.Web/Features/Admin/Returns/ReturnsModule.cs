using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Returns;

/// <summary>The withdrawals in the back office: a list of work, the decision, and what an order's page says of them.</summary>
public sealed class ReturnsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "returns").AddAdminMenu(AdminMenuGroup.Sales, "Withdrawals", ReturnsController.Address, "returns", 15)
        .AddScoped<IAttentionSource, OpenWithdrawals>().AddSlotContent<WithdrawalsOfOrder>(Slots.AdminOrderPage);
}
