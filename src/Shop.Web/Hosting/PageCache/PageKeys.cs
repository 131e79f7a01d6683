using Shop.Domain.Carts;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Hosting.PageCache;

/// <summary>Which requests may be answered with a kept page, and with which.</summary>
public sealed class PageKeys(ChangeFeed feed, Lazy<CartCounts> carts)
{
    // Larger carts are rare, and each number is a copy of every page.
    private const int MaxPieces = 200;

    /// <summary>Null when this request's page is neither looked for nor kept.</summary>
    /// <param name="request">Its Accept-Encoding is narrowed to the coding of the key.</param>
    /// <param name="query">As <see cref="PageQuery"/> spells it.</param>
    /// <param name="cancellationToken">Ends the question to the database.</param>
    public async ValueTask<PageKey?> OfAsync(HttpRequest request, string query, CancellationToken cancellationToken) =>
        IsCacheable(request) && await CartCountAsync(request, cancellationToken) is { } pieces
            ? new PageKey(request.Path.Value!, query, ContentCoding.Choose(request), pieces, request.IsHttps)
            : null;

    // Who buys by a price book is shown other prices, and who is owed the answer to a form that answer. Spellings of an address that lead to the same page (other case, a slash at the end) would each be a copy of it.
    private bool IsCacheable(HttpRequest request)
    {
        var path = request.Path.Value!;
        return HttpMethods.IsGet(request.Method) && feed.PeersReachable
            && !path.AsSpan().ContainsAnyInRange('A', 'Z') && (path.Length == 1 || path[^1] != '/')
            && !Flash.MayBeIn(request) && !PriceBookCookie.MayBeIn(request);
    }

    // Null when the page is not kept: a very full cart, or no database to ask, which the page itself then says.
    private async ValueTask<int?> CartCountAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (CartCookie.Read(request) is not { } cart) return 0;
        try
        {
            return await carts.Value.ReadAsync(cart, cancellationToken) is var pieces and <= MaxPieces ? pieces : null;
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            return null;
        }
    }
}
