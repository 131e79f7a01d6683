using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Where the shop stands on the web, from the settings: links are never built from what a request says (R73).</summary>
public sealed record ShopAddress(string PublicUrl)
{
    /// <summary>The order's page in its language.</summary>
    public string OrderPage(string token, string culture) => $"{PublicUrl}{Language.Of(culture).Prefix}/orders/{token}";

    /// <summary>Where the buyer of an order withdraws from it; without its token the page asks for the order's number.</summary>
    public string WithdrawPage(string? token, string culture) =>
        token is null ? $"{PublicUrl}{Language.Of(culture).Prefix}/withdraw" : $"{OrderPage(token, culture)}/withdraw";

    /// <summary>The receipt of a withdrawal.</summary>
    public string WithdrawalReceipt(string token, string culture) =>
        $"{PublicUrl}{Language.Of(culture).Prefix}/withdraw/receipts/{token}";

    /// <summary>Where Stripe sends the shopper back to after paying.</summary>
    public string CheckoutReturn(string token, string culture) => $"{PublicUrl}{Language.Of(culture).Prefix}/checkout/return?order={token}";

    /// <summary>The product's page with that variant chosen.</summary>
    public string ProductPage(string slug, string sku, string culture) =>
        $"{PublicUrl}{Language.Of(culture).Prefix}/products/{slug}?sku={Uri.EscapeDataString(sku)}";
}
