using Shop.Domain.Shared;
using Stripe;
using Stripe.Checkout;

namespace Shop.Domain.Payments;

/// <summary>
/// Reads what Stripe sent. Stripe.net fills a missing field with null and takes <c>{}</c> for a session (R25), so all
/// that the shop leans on is looked at first.
/// </summary>
internal static class StripeSessionReading
{
    public static GatewaySession Read(Session session, PaymentIntent? intent)
    {
        if (string.IsNullOrEmpty(session.Id) || session.AmountTotal is not { } total || string.IsNullOrEmpty(session.Currency))
            throw new GatewayUnknownException("Stripe's answer is not a whole checkout session.");
        if (intent is not null && (intent.Id != session.PaymentIntentId || string.IsNullOrEmpty(intent.Status)))
            throw new GatewayUnknownException("Stripe's answer is not the session's payment intent.");
        return new GatewaySession(
            session.Id, session.Url, StateOf(session, intent), StripeAmount.ToMoney(total, session.Currency), OrderIdOf(session),
            PaymentIdOf(session), session.PaymentIntentId, intent?.LatestChargeId, session.Livemode,
            StripeReading.RecordOf(session));
    }

    public static PaymentId? PaymentIdOf(Session session) => PaymentIdIn(session.Metadata);

    public static PaymentId? PaymentIdIn(IReadOnlyDictionary<string, string>? metadata) =>
        metadata?.GetValueOrDefault("payment_id") is { } mark && Guid.TryParse(mark, out var id) ? new PaymentId(id) : null;

    // The order's id stands in two places, and both must say the same (R33).
    private static OrderId? OrderIdOf(Session session) =>
        session.Metadata?.GetValueOrDefault("order_id") is { } mark && mark == session.ClientReferenceId && Guid.TryParse(mark, out var id)
            ? new OrderId(id)
            : null;

    // The money is where the intent says that it is: it may be taken by hand after the session was over.
    private static SessionState StateOf(Session session, PaymentIntent? intent) => (session.Status, session.PaymentStatus) switch
    {
        ("expired" or "complete", _) when intent?.Status == "succeeded" => SessionState.Paid,
        ("open", _) => SessionState.Open,
        ("expired", _) => SessionState.Expired,
        ("complete", "paid" or "no_payment_required") => SessionState.Paid,
        ("complete", "unpaid") =>
            intent?.Status is "requires_payment_method" or "canceled" ? SessionState.PaymentFailed : SessionState.Processing,
        _ => throw new GatewayUnknownException(
            $"Stripe's session is '{session.Status}' and '{session.PaymentStatus}', which the shop does not know."),
    };
}
