using Microsoft.AspNetCore.Hosting.Server;
using Shop.Domain.Staff;
using Shop.Web.Demo;
using Shop.Web.Features.Admin.Attention;
using Shop.Web.Features.Admin.Jobs;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Health;
using Shop.Web.Features.Closed;
using Shop.Web.Hosting.KeyProtection;
using Shop.Web.Hosting.Logs;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Composition;

/// <summary>What happens before the first request and to each one.</summary>
public static class ShopPipeline
{
    /// <summary>
    /// Takes and migrates the database and, in Development, makes the first member of staff. After <see cref="UseShop"/>.
    /// </summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        var pages = WarmUp.PagesAsync(app);
        var shop = app.Services.GetRequiredService<ShopSettings>();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStart>().ForTheShopAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<NewShop>().PrepareAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<TestKeyInProduction>().CheckStartAsync(cancellationToken);
        await GuardSecretsAsync(app, scope.ServiceProvider, cancellationToken);
        if (shop.DemoData)
            await scope.ServiceProvider.GetRequiredService<DemoSeeder>().EnsureAsync(cancellationToken);
        if (shop.Role is not ShopRole.Jobs)
        {
            _ = WarmUp.FrontPageAsync(app.Services);
            // Not before: Hangfire asks PostgreSQL at once, and that a database is missing is said in plain words above. Nor while
            // the endpoints are read: their list is not made for two threads.
            await pages;
            app.MapJobsDashboard();
        }

        if (shop.Role is not ShopRole.Jobs || app.Environment.IsDevelopment())
            await WelcomeAsync(app, scope.ServiceProvider, cancellationToken);
        await pages;
    }

    private static async Task WelcomeAsync(WebApplication app, IServiceProvider services, CancellationToken cancellationToken)
    {
        var banner = services.GetRequiredService<ConsoleBanner>();
        if (app.Environment.IsDevelopment())
        {
            await services.GetRequiredService<FirstStaff>().CreateAsync(cancellationToken);
            banner.SayWhenStarted();
        }
        else if (await services.GetRequiredService<SetupLinks>().NewAsync(cancellationToken) is { } token) banner.SayHowToBegin(token);
    }

    // What is readable to others on the machine, or would be in a stolen copy of the database.
    private static async Task GuardSecretsAsync(WebApplication app, IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<DataPermissions>().Tighten();
        await services.GetRequiredService<StoredKeys>().EncryptAsync(cancellationToken);
        if (app.Environment.IsProduction() && !services.GetRequiredService<KeyProtectionSettings>().IsOn)
            app.Logger.LogWarning("{Warning}", OperationNotes.KeysInTheClear);
    }

    /// <summary>The pipeline and the shop's own endpoints; a process for jobs only answers its health.</summary>
    public static void UseShop(this WebApplication app)
    {
        var shop = app.Services.GetRequiredService<ShopSettings>();
        app.UseMiddleware<OwnHostOnly>();
        if (shop.TrustedProxies.Count > 0) app.UseForwardedHeaders();
        app.WatchForwarding();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<SecurityHeaders>();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseFallbackErrorHandler();
        app.UseMiddleware<UnsavedPages>();
        app.Use(app.Services.GetRequiredService<ScriptFiles>().RouteAsync);
        app.UseRouting();
        app.Use(RequestLog.KeepRoute);
        if (shop.Role != ShopRole.Jobs) app.UseMiddleware<ClosedShop>();
        app.UsePageCache();
        app.UseErrorPages();
        app.UseMiddleware<RequestHead>();
        app.UseRateLimiter();
        app.UseShopPages();
        app.MapShopHealth();
        if (shop.Role == ShopRole.Jobs) return;
        app.MapStaticAssets().KeepFonts();
        app.MapControllers().WithStaticAssets();
        if (app.Services.GetRequiredService<SandboxSettings>().Enabled) app.MapSandbox();
    }

    // All of these need the endpoint that routing found.
    private static void UseShopPages(this WebApplication app)
    {
        app.UseCookiePolicy(Guarded(app));
        app.UseAddressCulture();
        app.UseMiddleware<CrossSiteProtection>();
        app.UseAuthentication();
        app.UseAuthorization();
        // After those two: nobody's upload is taken in before it is known that they may send one.
        app.UseMiddleware<MalformedForms>();
    }

    private static void WatchForwarding(this WebApplication app)
    {
        var forwarding = app.Services.GetRequiredService<UntrustedForwarding>();
        app.Use(forwarding.WatchAsync);
        app.Lifetime.ApplicationStarted.Register(() => forwarding.CheckStart(app.Services.GetRequiredService<IServer>()));
    }

    private static CookiePolicyOptions Guarded(WebApplication app)
    {
        var policy = new CookiePolicyOptions();
        app.Services.GetRequiredService<ShopCookies>().Guard(policy);
        return policy;
    }
}
