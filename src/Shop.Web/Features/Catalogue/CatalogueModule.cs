using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Catalogue;

/// <summary>Lists, searches and product pages.</summary>
public sealed class CatalogueModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<ShownProduct>().AddScoped<DeliveryPromises>().AddScoped<BackInStockForm>()
        .AddSingleton<BackInStockLimit>().AddScoped<ISitemapSource, CatalogueSitemap>();

    public override void AddPageWorkers(IServiceCollection services) =>
        services.AddHostedService<ListingRebuilds>().AddHostedService<SearchReportWriter>();
}
