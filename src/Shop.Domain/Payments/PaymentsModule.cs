using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Payments;

/// <summary>What Stripe was asked for and what it said.</summary>
public sealed class PaymentsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["payments"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<FindPayments>().AddScoped<FindStripeTrouble>().AddScoped<NeededEvents>().AddScoped<FindComparisons>()
            .AddScoped<ReceiveStripeEvent>();
        services.AddScoped<IVerificationRule, WebhookRules>();
    }
}
