using Shop.Domain.Payments;
using Shop.Web.Hosting.Settings;
using Stripe;

namespace Shop.Web.Hosting.Payments;

/// <summary>The one way to Stripe, real or the sandbox's.</summary>
internal static class StripeServices
{
    // At most that long for a try, and twice that for a call: Stripe's library would wait 80 s and three times that (R24).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddStripe(this IServiceCollection services, StripeSettings stripe)
    {
        services.AddSingleton<StripeClock>().AddTransient<StripeClockReader>();
        services.AddHttpClient("stripe", client => client.Timeout = Patience).AddHttpMessageHandler<StripeClockReader>();
        return services
            .AddSingleton(provider => new StripeClient(new StripeClientOptions
            {
                ApiKey = stripe.IsSet ? stripe.SecretKey : null, ApiBase = stripe.ApiBase,
                HttpClient = new SystemNetHttpClient(provider.GetRequiredService<IHttpClientFactory>()
                    .CreateClient("stripe"), maxNetworkRetries: 1),
            }))
            .AddSingleton(new StripeMode(stripe.LiveMode)).AddSingleton(new WebhookSecrets(stripe.WebhookSecrets))
            .AddScoped<IPaymentGateway, StripeGateway>();
    }
}
