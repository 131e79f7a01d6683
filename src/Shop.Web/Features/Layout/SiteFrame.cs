using Shop.Domain.Content;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Layout;

/// <summary>What the frame of each page shows of the shop itself, asked for once a request: tagline, footer, logo, favicon.</summary>
public sealed class SiteFrame(Storefront storefront, Shopper shopper, IHttpContextAccessor context, ILogger<SiteFrame> log)
{
    private Task<ShownStorefront?>? _read;

    /// <summary>Null while the database is away: the page that says so has a frame as well.</summary>
    public Task<ShownStorefront?> ReadAsync() => _read ??= ReadOnceAsync(context.HttpContext!);

    private async Task<ShownStorefront?> ReadOnceAsync(HttpContext http)
    {
        CachedPage.Shows(http, ContentTags.Storefront);
        CachedPage.Shows(http, SettingsTags.All);
        try
        {
            return await storefront.ReadAsync(ContentLanguages.For(shopper.Culture), http.RequestAborted);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            log.LogWarning(error, "The shop's own texts could not be read.");
            return null;
        }
    }
}
