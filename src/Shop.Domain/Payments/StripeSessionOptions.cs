using Shop.Domain.Shared;
using Stripe.Checkout;

namespace Shop.Domain.Payments;

/// <summary>Our request in Stripe's form.</summary>
internal static class StripeSessionOptions
{
    // Stripe answers 400 to a product name that is longer.
    private const int NameLength = 250;

    public static SessionCreateOptions From(SessionRequest request) => new()
    {
        Mode = "payment",
        ClientReferenceId = request.OrderId.ToString(),
        CustomerEmail = request.Email,
        Locale = request.Culture,
        ExpiresAt = request.ExpiresAt.UtcDateTime,
        SuccessUrl = request.SuccessUrl,
        CancelUrl = request.CancelUrl,
        Metadata = MarksOf(request),
        PaymentIntentData = new SessionPaymentIntentDataOptions
        {
            Metadata = MarksOf(request), Description = $"Order {request.OrderNumber}",
        },
        LineItems = [.. request.Lines.Select(LineOf)],
    };

    private static Dictionary<string, string> MarksOf(SessionRequest request) => new()
    {
        ["order_id"] = request.OrderId.ToString(), ["payment_id"] = request.PaymentId.ToString(), ["order_number"] = request.OrderNumber,
    };

    private static SessionLineItemOptions LineOf(SessionLine line) => new()
    {
        Quantity = line.Quantity,
        PriceData = new SessionLineItemPriceDataOptions
        {
            Currency = line.UnitAmount.Currency.Code.ToLowerInvariant(),
            UnitAmount = StripeAmount.Of(line.UnitAmount),
            ProductData = new SessionLineItemPriceDataProductDataOptions
            {
                Name = PlainText.AtMost(line.Name, NameLength),
            },
        },
    };
}
