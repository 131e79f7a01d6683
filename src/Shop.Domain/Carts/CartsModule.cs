using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Domain.Carts;

/// <summary>What a visitor has put aside to buy.</summary>
public sealed class CartsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["carts"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<AddToCart>().AddScoped<ChangeCart>().AddScoped<ReadCart>().AddScoped<JoinCarts>();
    }
}
