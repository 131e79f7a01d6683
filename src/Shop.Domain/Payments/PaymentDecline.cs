using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>A card (or another means) that was refused on the payment page. Stripe tells each by an event.</summary>
public sealed class PaymentDecline
{
    /// <summary>Longer ones are none of Stripe's.</summary>
    public const int IdLength = 255;

    private PaymentDecline()
    {
    }

    /// <summary>Stripe's charge that failed, or the event when there was none: the same decline told twice is one.</summary>
    public string Id { get; private set; } = "";

    public PaymentId PaymentId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static PaymentDecline Of(string id, PaymentId paymentId, DateTimeOffset now) =>
        new() { Id = id, PaymentId = paymentId, At = now };
}
