using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>The key works, and Stripe's webhooks reach the shop.</summary>
public sealed class StripeCheck(IPaymentGateway gateway, ShopDbContext db, StripeSettings settings, ShopSettings shop, TimeProvider clock)
    : IDoctorCheck
{
    private const string Title = "Stripe";
    private const string WebhookTitle = "Stripe's webhooks";

    public int Place => 20;

    public async Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken) =>
        settings.IsSet
            ? [await KeyAsync(cancellationToken), await WebhookAsync(cancellationToken)]
            : [new(Title, DoctorResult.Fault, "There is no key.",
                new("Set {0} and {1}.", StripeSection.SecretKeyKey, StripeSection.WebhookSecretKey))];

    private async Task<DoctorFinding> KeyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            await gateway.ChargesAsync(now.AddMinutes(-1), now, cancellationToken);
            return new(Title, DoctorResult.Good, new("Stripe answers to the {0} key.",
                new AdminMessage(settings.LiveMode ? "live" : "test")));
        }
        catch (GatewayUnknownException error)
        {
            return new(Title, DoctorResult.Fault,
                new("Stripe does not answer as it should: {0}", error.Problem?.Message ?? error.Message),
                new("Compare {0} with Stripe's dashboard, and look whether this machine reaches api.stripe.com.",
                    StripeSection.SecretKeyKey));
        }
        catch (GatewayRefusedException error)
        {
            return new(Title, DoctorResult.Fault, new("Stripe refuses: {0}", error.Message),
                "Stripe's dashboard says what the account lacks.");
        }
    }

    private async Task<DoctorFinding> WebhookAsync(CancellationToken cancellationToken)
    {
        var newest = await db.Set<StripeWebhookEvent>().MaxAsync(each => (DateTimeOffset?)each.ReceivedAt, cancellationToken);
        return newest is { } at
            ? new(WebhookTitle, DoctorResult.Good, new("The last event came at {0}.", $"{at:u}"))
            : new(WebhookTitle, DoctorResult.Advice, "No event has come yet.",
                new("In Stripe's dashboard (Developers, Webhooks) name {0}, and send a test event.", shop.Absolute("/webhooks/stripe")));
    }
}
