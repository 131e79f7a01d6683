using Stripe.Checkout;

namespace Shop.Web.Tests.Sandbox;

/// <summary>Sessions to try things with.</summary>
internal static class Sessions
{
    public static SessionCreateOptions Options() => new()
    {
        Mode = "payment",
        SuccessUrl = "http://shop.test/checkout/return?session={CHECKOUT_SESSION_ID}",
        CancelUrl = "http://shop.test/cart",
        ClientReferenceId = "order-1",
        CustomerEmail = "ana@example.com",
        Locale = "es",
        Metadata = new Dictionary<string, string> { ["order_id"] = "order-1" },
        PaymentIntentData = new SessionPaymentIntentDataOptions { Metadata = new Dictionary<string, string> { ["order_id"] = "order-1" } },
        LineItems = [Line("Té de jazmín <100 g>", 495, 2), Line("Shipping", 300, 1)],
    };

    public static SessionLineItemOptions Line(string name, long unitAmount, long quantity, string currency = "eur") => new()
    {
        Quantity = quantity,
        PriceData = new SessionLineItemPriceDataOptions
        {
            Currency = currency, UnitAmount = unitAmount, ProductData = new SessionLineItemPriceDataProductDataOptions { Name = name },
        },
    };
}
