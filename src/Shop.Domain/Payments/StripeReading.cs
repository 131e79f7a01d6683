using Shop.Domain.Shared;
using Stripe;

namespace Shop.Domain.Payments;

/// <summary>
/// Reads Stripe's refunds and charges; what the shop leans on is looked at first, since missing fields come as null (R25).
/// </summary>
internal static class StripeReading
{
    /// <summary>Our refund's id in Stripe's metadata: finds the refund again when the answer was lost.</summary>
    public const string RefundMark = "refund_id";

    public static GatewayRefund Read(Stripe.Refund refund)
    {
        if (string.IsNullOrEmpty(refund.Id) || string.IsNullOrEmpty(refund.Currency))
            throw new GatewayUnknownException("Stripe's answer is not a whole refund.");
        var mark = refund.Metadata?.GetValueOrDefault(RefundMark);
        return new GatewayRefund(
            refund.Id, StripeAmount.ToMoney(refund.Amount, refund.Currency), Guid.TryParse(mark, out var id) ? new RefundId(id) : null,
            refund.Status is "failed" or "canceled", RecordOf(refund)) { IsPending = refund.Status is "pending" or "requires_action" };
    }

    public static GatewayDispute Read(Dispute dispute) =>
        string.IsNullOrEmpty(dispute.Id) || string.IsNullOrEmpty(dispute.Status) || string.IsNullOrEmpty(dispute.Currency)
        ? throw new GatewayUnknownException("Stripe's answer is not a whole dispute.")
        : new GatewayDispute(dispute.Id, dispute.Status, StripeAmount.ToMoney(dispute.Amount, dispute.Currency), RecordOf(dispute))
        {
            CaseType = dispute.PaymentMethodDetails?.Card?.CaseType, PaymentIntentId = dispute.PaymentIntentId,
        };

    /// <summary>What went back is in its own field: the charge's amount never changes (R20).</summary>
    public static GatewayCharge Read(Charge charge) => string.IsNullOrEmpty(charge.Id) || string.IsNullOrEmpty(charge.Currency)
        ? throw new GatewayUnknownException("Stripe's answer is not a whole charge.")
        : new GatewayCharge(
            charge.Id, charge.PaymentIntentId, new StripeMoney(charge.Amount, charge.Currency),
                new StripeMoney(charge.AmountRefunded, charge.Currency),
            new DateTimeOffset(DateTime.SpecifyKind(charge.Created, DateTimeKind.Utc)))
        {
            // Stripe copies what stands on the payment intent to each of its charges.
            PaymentId = StripeSessionReading.PaymentIdIn(charge.Metadata),
        };

    public static GatewayBalanceChange Read(BalanceTransaction change) =>
        string.IsNullOrEmpty(change.Id) || string.IsNullOrEmpty(change.Currency)
        ? throw new GatewayUnknownException("Stripe's answer is not a whole balance transaction.")
        : new GatewayBalanceChange(
            change.Id, change.ReportingCategory ?? change.Type
                ?? "", new StripeMoney(change.Amount, change.Currency), new StripeMoney(change.Fee, change.Currency), change.SourceId);

    /// <summary>The answer as it came; the library asks for one version of the API, and Stripe answers in it.</summary>
    public static StripeRecord RecordOf(StripeEntity entity) =>
        new(entity.StripeResponse?.RequestId, StripeConfiguration.ApiVersion, entity.RawJsonElement?.GetRawText() ?? entity.ToJson());
}
