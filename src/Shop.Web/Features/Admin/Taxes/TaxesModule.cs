using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>VAT rates by country and class of goods.</summary>
public sealed class TaxesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "taxes")
        .AddAdminMenu(AdminMenuGroup.Settings, "Taxes", "/admin/taxes", "taxes", 20)
        .AddScoped<IAttentionSource, MissingTaxRates>();
}
