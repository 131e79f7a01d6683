using Shop.Domain.Carts.Sql;
using Shop.Domain.Content;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Hosting.PageCache;

/// <summary>Which requests may be answered with a kept page, and with which.</summary>
public sealed class PageKeys(
    ChangeFeed feed, Lazy<CartCounts> carts, ShopperResolver shoppers, CurrentSettings settings, TimeProvider clock)
{
    private const int MaxPieces = 200;

    /// <summary>Null when this request's page is neither looked for nor kept.</summary>
    /// <param name="request">Its Accept-Encoding is narrowed to the coding of the key.</param>
    /// <param name="query">As <see cref="PageQuery"/> spells it.</param>
    /// <param name="cancellationToken">Ends the question to the database.</param>
    public async ValueTask<PageKey?> OfAsync(HttpRequest request, string query, CancellationToken cancellationToken)
    {
        if (!IsCacheable(request)) return null;
        try
        {
            var shopper = await shoppers.ResolveAsync(request.HttpContext);
            // Larger carts are rare, and each number is a copy of every page.
            if (await CartCountAsync(shopper, cancellationToken) is not (var pieces and <= MaxPieces)) return null;
            var bar = (await settings.ReadAsync(cancellationToken)).Of<Announcement>();
            return new PageKey(
                request.Path.Value!, query, ContentCoding.Choose(request),
                shopper.Culture, shopper.Currency, shopper.GroupCode, pieces, request.IsHttps, bar.IsShownAt(clock.GetUtcNow()));
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            // The page itself says so.
            return null;
        }
    }

    // Who is owed the answer to a form gets that answer. Spellings of an address that lead to the same page (other case, a slash at
    // the end) would each be a copy of it.
    private bool IsCacheable(HttpRequest request)
    {
        var path = request.Path.Value!;
        return HttpMethods.IsGet(request.Method) && feed.PeersReachable
            && !path.AsSpan().ContainsAnyInRange('A', 'Z') && (path.Length == 1 || path[^1] != '/')
            && !Flash.MayBeIn(request);
    }

    private ValueTask<int> CartCountAsync(Shopper shopper, CancellationToken cancellationToken) =>
        shopper.Cart is { } cart ? carts.Value.ReadAsync(cart, cancellationToken) : ValueTask.FromResult(0);
}
