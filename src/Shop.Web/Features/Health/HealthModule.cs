using Shop.Domain.Shared;

namespace Shop.Web.Features.Health;

/// <summary>Tells proxies and monitors how the shop is.</summary>
public sealed class HealthModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddShopHealth();
}
