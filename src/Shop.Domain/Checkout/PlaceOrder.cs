using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;

namespace Shop.Domain.Checkout;

/// <summary>
/// Turns a cart into an order in one transaction: priced anew, stock and coupon taken by guarded updates, lines frozen.
/// Stripe is asked afterwards (<see cref="StartPayment"/>); nothing outside the database happens in that transaction.
/// </summary>
public sealed class PlaceOrder(ShopDbContext db, QuoteCart quotes, PlaceOrderSteps steps, EarlierOrders earlierOrders, CheckoutGuard guard)
{
    private const int Attempts = 10;

    /// <summary>Sending the same token again returns the same order (R1).</summary>
    public async Task<PlaceOrderResult> ExecuteAsync(PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        // A form that was sent before ends nothing: what the shopper ordered since then stands.
        if (await EarlierAsync(request, cancellationToken) is { } same) return same;
        // Before the earlier order of this cart is ended: who is refused keeps what there is.
        var replaces = await earlierOrders.OpenAsync(request.CartId, request.CheckoutToken, cancellationToken) is not null;
        var result = replaces && await guard.JudgeAsync(request.Party, cancellationToken) is { Refusal: { } refusal }
            ? new PlaceOrderResult.Throttled(refusal)
            : await PlaceAloneAsync(request, cancellationToken);
        if (result is PlaceOrderResult.Throttled throttled) await guard.RecordAsync(throttled.Refusal, cancellationToken);
        return result;
    }

    private async Task<PlaceOrderResult> PlaceAloneAsync(PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        string? paidToken = null;
        for (var attempt = 1; ; attempt++)
        {
            var before = await earlierOrders.CloseAsync(request.CartId, request.CheckoutToken, cancellationToken);
            if (before is { StillOpen: true }) return new PlaceOrderResult.EarlierOrderOpen(before.Token);
            paidToken ??= before?.Token;
            try
            {
                var result = await db.WriteAsync(
                    () => PlaceAsync(request, cancellationToken), result => result is PlaceOrderResult.Placed, cancellationToken);
                return AfterPayment(result, paidToken);
            }
            catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
            {
                // The same form was sent twice at once and the other was faster, another form of the same cart was, or a random
                // order number was taken: the next try finds that order, ends it, or draws another number.
                db.ChangeTracker.Clear();
                if (await StandingAsync(request, attempt == Attempts, cancellationToken) is { } standing) return standing;
                if (attempt == Attempts) throw;
            }
        }
    }

    // What was paid has left the cart: this form was about that, or about more.
    private static PlaceOrderResult AfterPayment(PlaceOrderResult result, string? paidToken) => result switch
    {
        _ when paidToken is null => result,
        PlaceOrderResult.CartEmpty => new PlaceOrderResult.EarlierOrderPaid(paidToken),
        PlaceOrderResult.TotalChanged changed => changed with { PaidToken = paidToken },
        _ => result,
    };

    // Two forms of one cart at the same moment: when both say the same, the order that was faster is what the shopper wants.
    private async Task<PlaceOrderResult?> StandingAsync(PlaceOrderRequest request, bool isLastTry, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(request, cancellationToken) is { } same) return same;
        if (await earlierOrders.OpenAsync(request.CartId, request.CheckoutToken, cancellationToken) is not { } open) return null;
        var goods = await quotes.ItemsAsync(request.CartId, cancellationToken);
        if (request.AsksFor(open, goods)) return new PlaceOrderResult.Placed(open.Id, open.Token, IsPaid: false);
        return isLastTry ? new PlaceOrderResult.EarlierOrderOpen(open.Token) : null;
    }

    private async Task<PlaceOrderResult> PlaceAsync(PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(request, cancellationToken) is { } earlier) return earlier;
        if (await quotes.ExecuteAsync(request, cancellationToken) is not { } priced) return new PlaceOrderResult.CartEmpty();
        if (Refuse(priced, request) is { } refused) return refused;
        var verdict = await guard.JudgeInTurnAsync(request.Party, cancellationToken);
        return verdict.Refusal is { } refusal
            ? new PlaceOrderResult.Throttled(refusal)
            : await steps.WriteAsync(request, priced, verdict.Hold, cancellationToken);
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
        if (!priced.IsTaxed) return new PlaceOrderResult.NotTaxed();
        if (!priced.CanBeSent) return new PlaceOrderResult.CannotBeSent();
        if (priced.CouponRefused) return new PlaceOrderResult.CouponRefused();
        var total = priced.Quote.Total;
        // Whoever chose how it is sent waits for a parcel that no longer comes.
        var losesParcel = request.ShippingCode.Length > 0 && !priced.Quote.NeedsDelivery;
        if (total != request.TotalSeen || losesParcel) return new PlaceOrderResult.TotalChanged(priced.Quote);
        if (request.TaxSeen is { } seen && seen != priced.Quote.Tax) return new PlaceOrderResult.TaxChanged(priced.Quote);
        if (priced.Quote.Shipping?.Arrives?.Until > request.PromiseSeen) return new PlaceOrderResult.ArrivesLater(priced.Quote);
        return total.Minor == 0 || StripeAmount.IsPayable(total) ? null : new PlaceOrderResult.AmountNotPayable(total);
    }
}
