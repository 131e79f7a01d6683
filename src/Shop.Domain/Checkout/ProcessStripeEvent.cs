using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Acts on a stored event: finds the payment that it is about and settles it. The body is only read for names; any order
/// of events, any repetition and any body lead to what Stripe shows when asked (R31, R39).
/// </summary>
public sealed class ProcessStripeEvent(ShopDbContext db, SettlePayment settle, SyncRefundsAndDisputes follow, CountDecline declines,
    PaymentEnvironment environment)
{
    private const string Decline = "payment_intent.payment_failed";
    private const string Disputes = "charge.dispute.";
    private static readonly string[] Refunds = ["charge.refund", "refund."];
    private static readonly string[] Heeded = ["checkout.session.", "payment_intent.", "charge.", "refund."];

    // Each comes with or before another that says what became of the payment; asking Stripe for each would double the calls.
    private static readonly string[] WithoutNews =
        ["payment_intent.created", "payment_intent.requires_action", "charge.pending", "charge.updated"];

    public async Task ExecuteAsync(string eventId, CancellationToken cancellationToken)
    {
        var stored = await db.Set<StripeWebhookEvent>().AsNoTracking().SingleAsync(stored => stored.Id == eventId, cancellationToken);
        if (stored.ProcessedAt is not null) return;
        var outcome = await ActAsync(stored, cancellationToken);
        CrashPoint.Reached("webhook-acted-on");
        // An event that is acted on twice changes nothing; its outbox row is closed by a commit that waits for the disk.
        await db.WriteWithoutFlushAsync(() => KeepAsync(eventId, outcome, cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<string> ActAsync(StripeWebhookEvent stored, CancellationToken cancellationToken)
    {
        if (stored.LiveMode != environment.Gateway.IsLive) return StripeWebhookEvent.OfOtherMode(stored.LiveMode);
        if (!Heeded.Any(kind => stored.Type.StartsWith(kind, StringComparison.Ordinal)))
            return "ignored: the shop does not act on this type";
        if (WithoutNews.Contains(stored.Type)) return "ignored: nothing follows from this type";
        var names = StripeEventNames.Read(stored.Body);
        if (await FindAsync(names, cancellationToken) is not { } paymentId) return StripeWebhookEvent.NoPayment;
        if (stored.Type == Decline) await declines.ExecuteAsync(names.FailedChargeId ?? stored.Id, paymentId, cancellationToken);
        var status = await settle.ExecuteAsync(paymentId, cancellationToken);
        if (Refunds.Any(kind => stored.Type.StartsWith(kind, StringComparison.Ordinal)))
            await follow.RefundsAsync(paymentId, cancellationToken);
        if (stored.Type.StartsWith(Disputes, StringComparison.Ordinal)) await follow.DisputesAsync(paymentId, cancellationToken);
        return $"payment is {status}";
    }

    private async Task<PaymentId?> FindAsync(StripeEventNames names, CancellationToken cancellationToken)
    {
        var payments = db.Set<Payment>().AsNoTracking();
        // The mark comes first: it is there even when the answer with the session's id was lost.
        if (names.PaymentId is { } id && await payments.AnyAsync(payment => payment.Id == id, cancellationToken)) return id;
        if (names.ObjectId is null && names.PaymentIntentId is null) return null;
        return await payments
            .Where(payment => payment.SessionId == names.ObjectId || payment.PaymentIntentId == names.ObjectId
                || (names.PaymentIntentId != null && payment.PaymentIntentId == names.PaymentIntentId))
            .Select(payment => (PaymentId?)payment.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private Task<int> KeepAsync(string eventId, string outcome, CancellationToken cancellationToken)
    {
        var now = environment.Clock.GetUtcNow();
        return db.Set<StripeWebhookEvent>().Where(stored => stored.Id == eventId && stored.ProcessedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(stored => stored.Outcome, outcome).SetProperty(stored => stored.ProcessedAt, now), cancellationToken);
    }
}

/// <summary>The names in an event's body, each of which may be missing or of another kind than expected.</summary>
internal sealed record StripeEventNames(string? ObjectId, string? PaymentIntentId, PaymentId? PaymentId, string? FailedChargeId)
{
    public static StripeEventNames Read(string body)
    {
        using var parsed = StripeJson.Parse(body);
        if (!TryGet(parsed.RootElement, "data", out var data) || !TryGet(data, "object", out var about))
            return new StripeEventNames(null, null, null, null);
        var mark = TryGet(about, "metadata", out var metadata) ? StripeJson.Text(metadata, "payment_id") : null;
        return new StripeEventNames(
            StripeJson.Text(about, "id"), StripeJson.Text(about, "payment_intent"), Guid.TryParse(mark, out var id)
                ? new PaymentId(id)
                : null,
            TryGet(about, "last_payment_error", out var error)
                && StripeJson.Text(error, "charge") is { Length: <= PaymentDecline.IdLength } charge
                ? charge
                : null);
    }

    private static bool TryGet(JsonElement element, string name, out JsonElement value) =>
        StripeJson.TryGet(element, name, out value) && value.ValueKind == JsonValueKind.Object;
}
