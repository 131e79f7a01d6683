using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;

namespace Shop.Domain.Checkout;

/// <summary>
/// Turns a cart into an order in one transaction: priced anew, stock and coupon taken by guarded updates, lines frozen.
/// Stripe is asked afterwards (<see cref="StartPayment"/>); nothing outside the database happens in that transaction.
/// </summary>
public sealed class PlaceOrder(ShopDbContext db, ReadCart carts, QuoteLines quotes, PlaceOrderSteps steps, EarlierOrders earlierOrders)
{
    private const int Attempts = 3;

    /// <summary>Sending the same token again returns the same order (R1).</summary>
    public async Task<PlaceOrderResult> ExecuteAsync(PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        if (await earlierOrders.CloseAsync(request.CartId, request.CheckoutToken, cancellationToken) is { } paidToken)
            return new PlaceOrderResult.EarlierOrderPaid(paidToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.WriteAsync(
                    () => PlaceAsync(request, cancellationToken), result => result is PlaceOrderResult.Placed, cancellationToken);
            }
            catch (DbUpdateException error) when (attempt < Attempts && DatabaseErrors.IsDuplicate(error))
            {
                // The same form was sent twice at once and the other was faster, or a random order number was taken:
                // the next try finds that order, or draws another number.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<PlaceOrderResult> PlaceAsync(PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(request, cancellationToken) is { } earlier) return earlier;
        var cart = await carts.ExecuteAsync(request.CartId, cancellationToken);
        if (cart.Items.Count == 0) return new PlaceOrderResult.CartEmpty();
        var priced = await quotes.ExecuteAsync(
            new QuoteRequest(
                [.. cart.Items.Select(item => new WantedItem(item.Sku, item.Quantity))], cart.CouponCode, request.Address.Country,
                request.ShippingCode, request.Culture) { GroupCode = request.GroupCode },
            cancellationToken);
        return Refuse(priced, request) ?? await steps.WriteAsync(request, priced.Quote, cancellationToken);
    }

    private async Task<PlaceOrderResult?> EarlierAsync(PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        var earlier = await db.Set<Order>().AsNoTracking().Where(order => order.CheckoutToken == request.CheckoutToken)
            .Select(order => new { order.Id, order.CartId, order.Token, order.PaidAt }).SingleOrDefaultAsync(cancellationToken);
        if (earlier is null) return null;
        // Somebody else's token must not open somebody else's order (R68).
        return earlier.CartId == request.CartId
            ? new PlaceOrderResult.Placed(earlier.Id, earlier.Token, earlier.PaidAt is not null)
            : new PlaceOrderResult.TokenTaken();
    }

    private static PlaceOrderResult? Refuse(QuoteResult priced, PlaceOrderRequest request)
    {
        if (priced.NotForSale.Count > 0) return new PlaceOrderResult.OutOfStock(priced.NotForSale);
        if (!priced.CanBeSent) return new PlaceOrderResult.CannotBeSent();
        if (priced.CouponRefused) return new PlaceOrderResult.CouponRefused();
        var total = priced.Quote.Total;
        if (total != request.TotalSeen) return new PlaceOrderResult.TotalChanged(priced.Quote);
        return total.Minor is > 0 and < StripeAmount.LeastMinor or > StripeAmount.Most ? new PlaceOrderResult.AmountNotPayable(total) : null;
    }
}
