using Shop.Domain.Shared;

namespace Shop.Web.Features.Layout;

/// <summary>The frame of the shop's pages.</summary>
public sealed class LayoutModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<SiteHeader>().AddScoped<SiteFrame>().AddSingleton<LookSheets>().AddScoped<PageLook>().AddScoped<ShownAnnouncement>();
}
