using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>A buyer's dispute about a payment, as Stripe last showed it.</summary>
public sealed class PaymentDispute
{
    private PaymentDispute()
    {
    }

    /// <summary>Stripe's id of it.</summary>
    public string Id { get; private set; } = "";

    public PaymentId PaymentId { get; private set; }

    public long AmountMinor { get; private set; }

    public Currency Currency { get; private set; }

    /// <summary>Stripe's word: "needs_response", "won" …</summary>
    public string Status { get; private set; } = "";

    /// <summary>What kind of case it is: "chargeback", "block", "resolution" …; null when Stripe does not say.</summary>
    public string? CaseType { get; private set; }

    public string? RequestId { get; private set; }

    public string ApiVersion { get; private set; } = "";

    /// <summary>Stripe's last answer about it, as it came (R26).</summary>
    public string RawJson { get; private set; } = "";

    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public static PaymentDispute Of(PaymentId paymentId, string id, DateTimeOffset now) =>
        new() { Id = id, PaymentId = paymentId, SeenAt = now };

    /// <summary>Takes over what Stripe shows now.</summary>
    public void Became(GatewayDispute shown, DateTimeOffset now)
    {
        if (Status != shown.Status) ChangedAt = now;
        (Status, CaseType, AmountMinor, Currency) = (shown.Status, shown.CaseType, shown.Amount.Minor, shown.Amount.Currency);
        (RequestId, ApiVersion, RawJson) = (shown.Record.RequestId, shown.Record.ApiVersion, shown.Record.RawJson);
    }
}
