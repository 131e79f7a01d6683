using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Hosting.Pages;

/// <summary>The language is in the address and nowhere else: one address, one text, so that pages can be cached and shared.</summary>
public sealed class AddressCultureProvider(Languages languages) : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        // An error page is shown at the address that failed.
        var (language, _) = languages.Split(ErrorHandling.OriginalPath(httpContext));
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(language.Formats, language.Code));
    }
}

internal static class RequestCultureSetup
{
    public static IApplicationBuilder UseAddressCulture(this IApplicationBuilder app)
    {
        var languages = app.ApplicationServices.GetRequiredService<Languages>();
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture(languages.Fallback.Formats);
            // The shared ones: of a culture that may be changed the framework makes each request a copy, which reads all its formats anew.
            options.SupportedCultures = [.. languages.All.Select(language => language.Culture)];
            options.SupportedUICultures = [.. languages.All.Select(language => CultureInfo.GetCultureInfo(language.Code))];
            options.RequestCultureProviders =
                [.. app.ApplicationServices.GetServices<IRequestCultureProvider>(), new AddressCultureProvider(languages)];
        });
        return app.Use((context, next) => LeadOutOfTurnedOff(context, languages)
            ? Task.CompletedTask
            : KeepLinksInLanguage(context, languages, next));
    }

    // Links in mails that were sent before the merchant turned their language off, and in other sites: the page without its prefix.
    private static bool LeadOutOfTurnedOff(HttpContext context, Languages languages)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) return false;
        if (context.GetEndpoint() is not null || languages.WithoutTurnedOff(context.Request.Path) is not { } path) return false;
        var shop = context.RequestServices.GetRequiredService<ShopSettings>();
        context.Response.Redirect(shop.Absolute(path.ToUriComponent() + context.Request.QueryString.ToUriComponent()));
        return true;
    }

    // Error pages have no address of their own and so no language among their route values; their links need one.
    private static Task KeepLinksInLanguage(HttpContext context, Languages languages, RequestDelegate next)
    {
        var (language, _) = languages.Split(ErrorHandling.OriginalPath(context));
        if (!language.IsFallback) context.Request.RouteValues.TryAdd(CultureRoutes.Key, language.Code);
        return next(context);
    }
}
