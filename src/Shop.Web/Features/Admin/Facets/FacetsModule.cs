using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Facets;

/// <summary>Facets and options.</summary>
public sealed class FacetsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "catalogue");
}
