using Shop.Domain.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>The checkout.</summary>
public sealed class CheckoutModule : ShopModule
{
    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<CheckoutPage>().AddScoped<CheckoutOffer>().AddSingleton<CheckoutDraft>().AddScoped<CheckoutAnswers>()
            .AddScoped<CheckoutAccount>();
}
