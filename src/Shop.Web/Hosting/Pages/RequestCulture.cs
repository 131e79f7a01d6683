using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Shop.Web.Hosting.Pages;

/// <summary>The language is in the address and nowhere else: one address, one text, so that pages can be cached and shared.</summary>
public sealed class AddressCultureProvider : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        // An error page is shown at the address that failed.
        var (culture, _) = ShopCulture.Split(ErrorHandling.OriginalPath(httpContext));
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(culture.Formats, culture.Name));
    }
}

internal static class RequestCultureSetup
{
    public static IApplicationBuilder UseAddressCulture(this IApplicationBuilder app)
    {
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture(ShopCulture.English.Formats);
            // The shared ones: of a culture that may be changed the framework makes each request a copy, which reads all its formats anew.
            options.SupportedCultures = [.. ShopCulture.All.Select(culture => CultureInfo.GetCultureInfo(culture.Formats))];
            options.SupportedUICultures = [.. ShopCulture.All.Select(culture => CultureInfo.GetCultureInfo(culture.Name))];
            options.RequestCultureProviders = [new AddressCultureProvider()];
        });
        return app.Use(KeepLinksInLanguage);
    }

    // Error pages have no address of their own and so no language among their route values; their links need one.
    private static Task KeepLinksInLanguage(HttpContext context, RequestDelegate next)
    {
        if (ShopCulture.Current != ShopCulture.English) context.Request.RouteValues.TryAdd(CultureRoutes.Key, ShopCulture.Current.Name);
        return next(context);
    }
}
