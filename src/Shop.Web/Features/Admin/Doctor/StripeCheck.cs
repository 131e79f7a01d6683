using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Settings;

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
                $"Set {StripeSection.SecretKeyKey} and {StripeSection.WebhookSecretKey}.")];

    private async Task<DoctorFinding> KeyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            await gateway.ChargesAsync(now.AddMinutes(-1), now, cancellationToken);
            return new(Title, DoctorResult.Good, $"Stripe answers to the {(settings.LiveMode ? "live" : "test")} key.");
        }
        catch (GatewayUnknownException error)
        {
            return new(Title, DoctorResult.Fault, $"Stripe does not answer as it should: {error.Problem?.Message ?? error.Message}",
                $"Compare {StripeSection.SecretKeyKey} with Stripe's dashboard, and look whether this machine reaches api.stripe.com.");
        }
        catch (GatewayRefusedException error)
        {
            return new(Title, DoctorResult.Fault, $"Stripe refuses: {error.Message}", "Stripe's dashboard says what the account lacks.");
        }
    }

    private async Task<DoctorFinding> WebhookAsync(CancellationToken cancellationToken)
    {
        var newest = await db.Set<StripeWebhookEvent>().MaxAsync(each => (DateTimeOffset?)each.ReceivedAt, cancellationToken);
        return newest is { } at
            ? new(WebhookTitle, DoctorResult.Good, $"The last event came at {at:u}.")
            : new(WebhookTitle, DoctorResult.Advice, "No event has come yet.",
                $"In Stripe's dashboard (Developers, Webhooks) name {shop.Absolute("/webhooks/stripe")}, and send a test event.");
    }
}
