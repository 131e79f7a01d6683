using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Products;

/// <summary>Products, kept by hand.</summary>
public sealed class ProductsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "catalogue")
        .AddAdminMenu(AdminMenuGroup.Products, "Products", "/admin/products", "catalogue", 40)
        .AddScoped<ProductTable>().AddScoped<ISetupStep, FirstProductIsPublished>();
}
