using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Search;

/// <summary>Synonyms, and searches without results.</summary>
public sealed class SearchModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "catalogue")
        .AddAdminMenu(AdminMenuGroup.Products, "Search", "/admin/search", "catalogue", 70);
}
