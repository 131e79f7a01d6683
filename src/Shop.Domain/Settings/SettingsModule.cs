using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Settings.Looks;
using Shop.Domain.Shared;

namespace Shop.Domain.Settings;

/// <summary>Settings that live in the shop: typed, versioned, edited by the merchant. Modules declare their own groups.</summary>
public sealed class SettingsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["settings"];

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<CurrentSettings>().AddScoped<SaveSettings>().AddScoped<CloseNewShop>()
        .AddSettings<ShopIdentity>(ShopIdentity.Key).AddSettings<Opening>(Opening.Key, isCarried: false).AddSettings<Look>(Look.Key)
        .AddSettings<BooksCurrency>(BooksCurrency.Key);
}
