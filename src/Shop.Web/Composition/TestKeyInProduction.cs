using Shop.Domain.Payments;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Composition;

/// <summary>
/// In Production a test key of Stripe serves the merchant's test orders while the shop is closed, if Stripe:TestOrders says so. With
/// one it cannot be opened, nor an open shop started: shoppers would pay with test cards (decision 0050).
/// </summary>
public sealed class TestKeyInProduction(CurrentSettings settings, StripeSettings stripe, IHostEnvironment environment) : ISettingsGuard
{
    private const string Reason = "is a test key, but this is Production and the shop is open: anybody could pay with a test card.";

    private bool HasTestKey => environment.IsProduction() && stripe.IsSet && !stripe.LiveMode;

    /// <exception cref="StartRefusedException">The shop is open and takes payments through Stripe.</exception>
    public async Task CheckStartAsync(CancellationToken cancellationToken)
    {
        if (!HasTestKey) return;
        var now = await settings.ReadAsync(cancellationToken);
        if (now.Of<Opening>().IsOpen && now.Of<PaymentSettings>().Stripe)
            throw StartRefusedException.Because(StripeSection.SecretKeyKey, Reason);
    }

    public async Task<SettingProblem?> FindAsync(ISettings wanted, CancellationToken cancellationToken)
    {
        if (!HasTestKey) return null;
        var now = await settings.ReadAgainAsync(cancellationToken);
        return wanted switch
        {
            Opening { IsOpen: true } when now.Of<PaymentSettings>().Stripe => new SettingProblem("isOpen", "Stripe:SecretKey is a test key: anybody could pay with a test card. Set the live key and start the shop again, or switch Stripe off under Payment methods."),
            PaymentSettings { Stripe: true } when now.Of<Opening>().IsOpen => new SettingProblem("stripe", "Stripe:SecretKey is a test key: anybody could pay with a test card. Set the live key and start the shop again."),
            _ => null,
        };
    }
}
