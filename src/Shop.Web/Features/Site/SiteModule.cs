using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Site;

/// <summary>What search engines ask for.</summary>
public sealed class SiteModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<ISitemapSource, FrontPages>();
}
