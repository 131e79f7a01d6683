using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Logs;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Shoppers;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Composition;

/// <summary>The web host's frame: where it lies, where it listens, what it holds.</summary>
public static class ShopHost
{
    private const string DefaultAddress = "http://localhost:5080";
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];
    private static readonly TimeSpan PatienceAtStop = TimeSpan.FromSeconds(15);

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(ContentRoot.Options(args));
        if (!ListensSomewhere(builder.Configuration)) builder.WebHost.UseUrls(DefaultAddress);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = PatienceAtStop);
        builder.AddShopLogging();
        return builder;
    }

    /// <summary>Reads the settings and adds all that the shop's modules lean on.</summary>
    /// <param name="modules">What the shop consists of; null for all that there is.</param>
    /// <param name="isCommand">One of the merchant's commands, which runs without Stripe and the mail server.</param>
    /// <exception cref="StartRefusedException">A setting is missing, unknown or contradicts another one.</exception>
    public static StartSettings AddShop(this WebApplicationBuilder builder, IReadOnlyList<ShopModule>? modules = null,
        bool isCommand = false)
    {
        modules ??= ShopModules.All;
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment, isCommand);
        builder.Services.AddSettings(settings).AddShopDatabase(settings.Database, modules);
        builder.AddShopSecurity(settings);
        builder.Services.AddPageCache().AddShoppers().AddShopPages(modules);
        builder.Services.AddBrowsingLimit(settings.Database.Provider);
        builder.Services.AddStaffAccess(new ShopCookies(settings.Shop, builder.Environment));
        builder.Services.AddSingleton<DataPermissions>().AddScoped<FirstStaff>().AddScoped<NewShop>().AddSingleton<ConsoleBanner>()
            .AddScoped<TestKeyInProduction>().AddScoped<ISettingsGuard>(services => services.GetRequiredService<TestKeyInProduction>())
            .AddHostedService<StartupTrim>().AddModules(settings, modules);
        return settings;
    }

    internal static IServiceCollection AddSettings(this IServiceCollection services, StartSettings settings) => services
        .AddSingleton(settings).AddSingleton<SettingOrigins>()
        .AddSingleton(settings.Shop).AddSingleton(settings.Database).AddSingleton(settings.Seller)
        .AddSingleton(settings.Stripe).AddSingleton(settings.Smtp).AddSingleton(settings.Sandbox).AddSingleton(settings.KeyProtection)
        .AddSingleton(settings.Backup);

    private static bool ListensSomewhere(ConfigurationManager configuration) =>
        AddressKeys.Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
