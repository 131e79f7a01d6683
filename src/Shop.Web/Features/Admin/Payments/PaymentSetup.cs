using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>Stripe answers to the shop's key and has refused no payment page since, or shoppers pay otherwise.</summary>
public sealed class StripeAnswers(FindStripeTrouble trouble, PaymentSettings payments, StripeProbe probe, IPaymentGateway gateway)
    : ISetupStep
{
    private const string Title = "Payment";
    private const string Address = "/admin/settings/payments";

    public int Place => 45;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        if (!payments.Stripe) return new SetupState(Title, true, "Stripe is not offered to shoppers.", Address);
        if ((await trouble.ReadAsync(cancellationToken)).Refusal is { } refusal)
            return new SetupState(Title, false, new("Stripe refuses: {0} {1}. Look at Stripe:SecretKey.", refusal.Status, refusal.Code),
                "/admin/settings/infrastructure");
        return await probe.ProblemAsync(gateway, cancellationToken) is { } problem
            ? new SetupState(Title, false, AdminMessage.Of(problem, "Or switch another way to pay on and Stripe off."), Address)
            : new SetupState(Title, true, "Stripe answers to the shop's key.", Address);
    }
}

/// <summary>A signed event of Stripe came, so the webhook's address and secret are right.</summary>
public sealed class WebhookCame(ShopDbContext db, ShopAddress address, PaymentSettings payments) : ISetupStep
{
    private const string Title = "Stripe's webhook";
    private const string Address = "/admin/settings/infrastructure";

    public int Place => 75;

    public async Task<SetupState> CheckAsync(CancellationToken cancellationToken)
    {
        if (!payments.Stripe) return new SetupState(Title, true, "Stripe is not offered to shoppers.", "/admin/settings/payments");
        return await db.Set<StripeWebhookEvent>().AnyAsync(cancellationToken)
            ? new SetupState(Title, true, "Events come in.", Address)
            : new SetupState(Title, false, new(
                "No event came yet: the test order brings the first. In Stripe's dashboard a webhook must send to {0}.",
                $"{address.PublicUrl}/webhooks/stripe"), Address);
    }
}
