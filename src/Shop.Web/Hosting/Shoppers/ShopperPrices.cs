using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;

namespace Shop.Web.Hosting.Shoppers;

/// <summary>
/// By which price book the shopper of this request buys, and what that makes of the prices that are shown. Without the
/// cookie nothing is asked and nothing changed.
/// </summary>
public sealed class ShopperPrices(PriceBookList books, GroupPrices prices, PriceBookCookie cookie, IHttpContextAccessor context)
{
    private Task<PriceBook?>? _book;

    /// <summary>Null for everybody's prices. Asked once for each request.</summary>
    public Task<PriceBook?> BookAsync(CancellationToken cancellationToken) => _book ??=
        books.ByInvitationAsync(context.HttpContext is { } http ? cookie.Read(http.Request) : null, cancellationToken);

    /// <summary>What a quote asks the price books for; null for everybody's prices.</summary>
    public async Task<string?> GroupAsync(CancellationToken cancellationToken) => (await BookAsync(cancellationToken))?.GroupCode;

    public async Task<IReadOnlyList<ProductCard>> OnCardsAsync(IReadOnlyList<ProductCard> cards, CancellationToken cancellationToken) =>
        await GroupAsync(cancellationToken) is { } group ? await prices.OnCardsAsync(cards, group, cancellationToken) : cards;

    public async Task<ProductDetails> OnProductAsync(ProductDetails product, CancellationToken cancellationToken) =>
        await GroupAsync(cancellationToken) is { } group ? await prices.OnProductAsync(product, group, cancellationToken) : product;
}
