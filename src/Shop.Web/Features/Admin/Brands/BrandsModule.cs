using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Brands;

/// <summary>Brands.</summary>
public sealed class BrandsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "catalogue");
}
