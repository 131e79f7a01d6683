using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Payments;

/// <summary>What Stripe was asked for and what it said, and what staff booked of other money.</summary>
public sealed class PaymentsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["payments"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<FindPayments>().AddScoped<FindStripeTrouble>().AddScoped<NeededEvents>().AddScoped<FindComparisons>()
            .AddScoped<ReceiveStripeEvent>();
        services.AddSettings<PaymentSettings>(PaymentSettings.Key);
        services.AddScoped<IVerificationRule, WebhookRules>();
    }
}
