using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>Stripe made a payment page with the shop's key, and has refused none since.</summary>
public sealed class StripeMakesPaymentPages(ShopDbContext db, FindStripeTrouble trouble, PaymentSettings payments) : ISetupStep
{
    public int Place => 40;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        if (!payments.Stripe) return Off("Payment: Stripe's key");
        var refusal = (await trouble.ReadAsync(cancellationToken)).Refusal;
        var isDone = refusal is null && await db.Set<Payment>().AnyAsync(payment => payment.OpenedAt != null, cancellationToken);
        var detail = refusal is not null ? $"Stripe refuses: {refusal.Status} {refusal.Code}. Look at Stripe:SecretKey."
            : isDone ? "Stripe takes the shop's key." : "No payment page was opened yet: place a test order.";
        return new SetupState("Payment: Stripe's key", isDone, detail, "/admin/settings/infrastructure");
    }

    internal static SetupState Off(string title) =>
        new(title, true, "Stripe is not offered to shoppers.", "/admin/settings/payments");
}

/// <summary>A signed event of Stripe came, so the webhook's address and secret are right.</summary>
public sealed class WebhookCame(ShopDbContext db, ShopAddress address, PaymentSettings payments) : ISetupStep
{
    public int Place => 50;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        if (!payments.Stripe) return StripeMakesPaymentPages.Off("Payment: Stripe's webhook");
        var isDone = await db.Set<StripeWebhookEvent>().AnyAsync(cancellationToken);
        return new SetupState(
            "Payment: Stripe's webhook", isDone,
            isDone ? "Events come in."
                : $"No event came yet. In Stripe's dashboard let a webhook send to {address.PublicUrl}/webhooks/stripe.",
            "/admin/settings/infrastructure");
    }
}
