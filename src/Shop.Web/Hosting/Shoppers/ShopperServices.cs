using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Shoppers;

internal static class ShopperServices
{
    /// <summary>What is known of the visitor: who they are, what they pay, and the message that waits for them.</summary>
    public static IServiceCollection AddShoppers(this IServiceCollection services) => services
        .AddSingleton<Flash>().AddSingleton<PriceBookCookie>().AddScoped<CustomerCookie>().AddSingleton<ShopperResolver>()
        .AddScoped(ShopperOf).AddScoped<ShopperPrices>()
        .Configure<MvcOptions>(options => options.Filters.Add<ShopperFilter>());

    /// <summary>Who the shopper of a page's request is.</summary>
    public static Shopper Shopper(this HttpContext http) =>
        http.Features.Get<Shopper>() ?? throw new InvalidOperationException("The shopper is not known yet: only pages may ask for one.");

    private static Shopper ShopperOf(IServiceProvider provider)
    {
        if (provider.GetRequiredService<IHttpContextAccessor>().HttpContext is not { } http)
            return provider.GetRequiredService<ShopperResolver>().Anybody;
        return http.Shopper();
    }
}
