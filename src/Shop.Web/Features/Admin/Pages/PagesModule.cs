using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Pages;

/// <summary>The merchant's pages: list, editor with preview, templates of the legal ones.</summary>
public sealed class PagesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "content").AddScoped<PagePictures>()
        .AddAdminMenu(AdminMenuGroup.OnlineShop, "Pages", "/admin/content/pages", "content", 67)
        .AddScoped<PageTemplates>().AddScoped<ISetupStep, LegalPagesArePublished>();
}
