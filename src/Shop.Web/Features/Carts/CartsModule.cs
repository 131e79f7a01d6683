using Shop.Domain.Shared;

namespace Shop.Web.Features.Carts;

/// <summary>The cart.</summary>
public sealed class CartsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<CartPrices>().AddScoped<CartPage>().AddScoped<AddLine>().AddScoped<UseCoupon>().AddSingleton<CouponGuesses>()
            .AddScoped<ChosenCountry>();
}
