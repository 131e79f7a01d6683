using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Looks;

/// <summary>How the shop looks: colours, fonts, corners, density, logo and icon.</summary>
public sealed class LooksModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "settings").AddScoped<BrandPictures>().AddScoped<ISetupStep, LookIsChosen>();
}
