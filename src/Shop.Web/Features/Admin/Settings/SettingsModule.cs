using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>The merchant's settings, and what is in force besides.</summary>
public sealed class SettingsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "settings").AddAdminMenu(AdminMenuGroup.Settings, "Settings", SettingsPage.Root, "settings", 10)
        .AddSingleton(SettingsPageList.Shop).AddSingleton(SettingsPageList.Orders).AddSingleton(CurrencyPage.Page)
        .AddSingleton(TaxSettingsPage.Page)
        .AddSingleton<InfrastructureSettings>()
        .AddScoped<IAttentionSource, ShopIsClosed>().AddScoped<ISetupStep, SellerIsNamed>().AddScoped<ISetupStep, CurrencyIsChosen>()
        .AddScoped<ISetupStep, ShopIsOpen>();
}
