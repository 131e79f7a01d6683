using Shop.Domain.Shared;

namespace Shop.Web.Features.Home;

/// <summary>The front page.</summary>
public sealed class HomeModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<HomePage>().AddScoped<HomeGoods>();
}
