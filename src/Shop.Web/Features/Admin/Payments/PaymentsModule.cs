using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>What Stripe and the shop could not settle between them, and other money that a person must look at.</summary>
public sealed class PaymentsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "orders")
        .AddScoped<IAttentionSource, BlockedPaymentPage>().AddScoped<IAttentionSource, PaymentsWithoutPage>()
            .AddScoped<IAttentionSource, PaymentProblems>()
        .AddScoped<IAttentionSource, LateMoney>().AddScoped<IAttentionSource, MoneyOwedBack>().AddScoped<IAttentionSource, FailedRefunds>()
            .AddScoped<IAttentionSource, MissingEventKinds>().AddScoped<IAttentionSource, UnmatchedEvents>()
            .AddScoped<IAttentionSource, EventsOfOtherMode>()
        .AddScoped<IAttentionSource, CheckoutRefusals>().AddSingleton<StripeProbe>().AddScoped<ISetupStep, StripeAnswers>()
            .AddScoped<ISetupStep, WebhookCame>();
}
