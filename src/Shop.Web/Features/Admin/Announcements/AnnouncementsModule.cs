using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Announcements;

/// <summary>The bar above each page.</summary>
public sealed class AnnouncementsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddAdminPermission(this, "content");
}
