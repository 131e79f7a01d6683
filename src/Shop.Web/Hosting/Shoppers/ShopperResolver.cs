using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>Finds out who the shopper of a request is, once: whoever asks again gets the same answer.</summary>
public sealed class ShopperResolver(Languages languages, BaseCurrency currency, PriceBookCookie cookie)
{
    /// <summary>Somebody of whom nothing is known, for work that no request asked for.</summary>
    public Shopper Anybody => new(languages.Fallback, currency.Value, null, null);

    public async ValueTask<Shopper> ResolveAsync(HttpContext http)
    {
        if (http.Features.Get<Shopper>() is { } known) return known;
        // An error page is shown at the address that failed.
        var (language, _) = languages.Split(ErrorHandling.OriginalPath(http));
        var shopper = new Shopper(language, currency.Value, await GroupAsync(http), CartCookie.Read(http.Request));
        http.Features.Set(shopper);
        return shopper;
    }

    // Nearly nobody has the cookie, and nobody else's request asks the database.
    private async ValueTask<PriceGroup?> GroupAsync(HttpContext http)
    {
        if (!PriceBookCookie.MayBeIn(http.Request) || cookie.Read(http.Request) is not { } invitation) return null;
        try
        {
            var book = await http.RequestServices.GetRequiredService<PriceBookList>().ByInvitationAsync(invitation, http.RequestAborted);
            return book?.GroupCode is { } code ? new PriceGroup(code, book.Name) : null;
        }
        catch (Exception error) when (ErrorHandling.IsErrorPage(http) && DatabaseErrors.IsUnavailable(error))
        {
            // The page that says that the database is away shows no prices.
            return null;
        }
    }
}
