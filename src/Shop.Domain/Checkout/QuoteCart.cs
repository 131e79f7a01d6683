using Shop.Domain.Carts;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Reads a cart and prices it as a checkout form asks for it.</summary>
public sealed class QuoteCart(ReadCart carts, QuoteLines quotes)
{
    /// <returns>Null when the cart is empty.</returns>
    public async Task<QuoteResult?> ExecuteAsync(PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        var cart = await carts.ExecuteAsync(request.CartId, cancellationToken);
        if (cart.Items.Count == 0) return null;
        return await quotes.ExecuteAsync(
            new QuoteRequest(
                [.. cart.Items.Select(item => new WantedItem(item.Sku, item.Quantity))], cart.CouponCode, request.Address.Country,
                request.ShippingCode, request.Culture)
                {
                    Currency = request.TotalSeen.Currency, GroupCode = request.GroupCode, Postcode = request.Address.Postcode,
                },
            cancellationToken);
    }

    public async Task<IReadOnlyList<CartItem>> ItemsAsync(CartId cartId, CancellationToken cancellationToken) =>
        (await carts.ExecuteAsync(cartId, cancellationToken)).Items;
}
