using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Shop.Web.Hosting.KeyProtection;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;
using StackExchange.Redis;

namespace Shop.Web.Hosting.Security;

internal static class SecurityServices
{
    private const long MaxBodyBytes = 2 * 1024 * 1024;

    public static void AddShopSecurity(this WebApplicationBuilder builder, StartSettings settings)
    {
        var shop = settings.Shop;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = RequestHead.ServerMaxLineSize;
            kestrel.Limits.MaxRequestHeadersTotalSize = RequestHead.ServerMaxHeadersSize;
        });
        builder.Services.Configure<FormOptions>(LimitForms);
        // OwnHostOnly looks instead: the framework's filter would refuse probes too, which ask by address.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        builder.Services.Configure<ForwardedHeadersOptions>(options => Trust(options, shop));
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        builder.Services.AddSingleton<ContentPolicy>();
        builder.Services.AddSingleton<ShopCookies>();
        builder.Services.AddSingleton<UntrustedForwarding>();
        builder.Services.AddKeys(settings.KeyProtection);
        builder.Services.AddSingleton<LocalFailureLimits>();
        if (shop.Redis is { } redis) AddRedis(builder.Services, redis);
        else builder.Services.AddSingleton<IFailureLimits, DatabaseFailureLimits>().AddDistributedMemoryCache();
        // Compressing secrets beside chosen text is safe here: SameSite cookies keep other sites from asking in the visitor's name.
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
    }

    private static void AddKeys(this IServiceCollection services, KeyProtectionSettings protection)
    {
        var keys = services.AddDataProtection().SetApplicationName("Shop").UnprotectKeysWithAnyCertificate([.. protection.Certificates]);
        services.AddScoped<StoredKeys>().AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>((management, scopes) =>
        {
            management.XmlRepository = new KeysInDatabase(scopes);
            if (protection.KeyFile is { } file) management.XmlEncryptor = new KeyFileXmlEncryptor(file);
        });
        if (protection.Certificate is { } certificate) keys.ProtectKeysWithCertificate(certificate);
    }

    // Connected when it is first needed, and again whenever it was away: the shop starts and sells without it.
    private static void AddRedis(IServiceCollection services, string redis)
    {
        services.AddSingleton<IConnectionMultiplexer>(_ =>
        {
            var options = ConfigurationOptions.Parse(redis);
            (options.AbortOnConnectFail, options.ConnectTimeout, options.SyncTimeout, options.AsyncTimeout) = (false, 1000, 500, 500);
            return ConnectionMultiplexer.Connect(options);
        });
        services.AddSingleton<IFailureLimits, SharedFailureLimits>();
        services.AddStackExchangeRedisCache(_ => { });
        services.AddOptions<RedisCacheOptions>()
            .Configure<IConnectionMultiplexer>((cache, connection) => cache.ConnectionMultiplexerFactory =
            () => Task.FromResult(connection));
    }

    private static void LimitForms(FormOptions forms)
    {
        forms.ValueCountLimit = FormLimits.MaxFields;
        forms.KeyLengthLimit = 1024;
        // A text that is too long for its field is told beside the field, not by a page that knows no fields.
        forms.ValueLengthLimit = (int)MaxBodyBytes;
        forms.MultipartHeadersCountLimit = 16;
        forms.MultipartHeadersLengthLimit = 4 * 1024;
    }

    // X-Forwarded-Host is never taken: links are built from Shop:PublicUrl.
    private static void Trust(ForwardedHeadersOptions options, ShopSettings shop)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // All hops that are trusted are gone through, as a CDN before the shop's own proxy. Where everybody is trusted, only the
        // last hop's word counts: whoever stands before it could write what it likes.
        options.ForwardLimit = shop.TrustedProxies.Any(network => network.PrefixLength == 0) ? 1 : null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in shop.TrustedProxies) options.KnownIPNetworks.Add(network);
    }
}
