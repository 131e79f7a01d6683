using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Setup;

/// <summary>The guide of a new shop, and the steps of prices and delivery.</summary>
public sealed class SetupModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddScoped<SetupLines>().AddSlotContent<SetupGuide>(Slots.AdminStart).AddSlotContent<SetupBar>(Slots.AdminTop)
        .AddScoped<ISetupStep, TaxRateIsThere>().AddScoped<ISetupStep, ShippingMethodIsThere>();
}
