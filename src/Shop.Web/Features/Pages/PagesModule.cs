using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Pages;

/// <summary>The pages that the merchant wrote: about, shipping, terms, privacy.</summary>
public sealed class PagesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<ISitemapSource, PagesSitemap>()
        .AddSlotContent<PagesBeforeOrder>(Slots.CheckoutConsent);
}
