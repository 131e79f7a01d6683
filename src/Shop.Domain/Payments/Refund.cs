using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>Money that went back. Written after Stripe's answer; the key makes asking twice one refund.</summary>
public sealed class Refund
{
    private Refund()
    {
    }

    /// <summary>Stripe's id of it.</summary>
    public string Id { get; private set; } = "";

    public PaymentId PaymentId { get; private set; }

    public string IdempotencyKey { get; private set; } = "";

    public long AmountMinor { get; private set; }

    public Currency Currency { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public static Refund Of(GatewayRefund made, PaymentId paymentId, string key, string reason, DateTimeOffset now) => new()
    {
        Id = made.Id, PaymentId = paymentId, IdempotencyKey = key, AmountMinor = made.Amount.Minor, Currency = made.Amount.Currency,
        Reason = reason, CreatedAt = now,
    };
}
