namespace Shop.Web.Hosting.Shoppers;

internal static class ShopperServices
{
    /// <summary>What is known of the visitor: cart, own prices, and the message that waits for them.</summary>
    public static IServiceCollection AddShoppers(this IServiceCollection services) =>
        services.AddSingleton<Flash>().AddSingleton<PriceBookCookie>().AddScoped<ShopperPrices>();
}
