using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Ledgers;

/// <summary>Each day's books beside Stripe's.</summary>
public sealed class LedgersModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "money")
        .AddAdminMenu(AdminMenuGroup.Sales, "Money", "/admin/money", "money", 30)
        .AddScoped<IAttentionSource, LedgerDifferences>();
}
