using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>What <see cref="PlaceOrder"/> writes once the price is agreed. Runs inside its transaction.</summary>
public sealed class PlaceOrderSteps(
    ShopDbContext db, AllocateStock stock, RedeemCoupon coupons, BeginPayment payments, TimeProvider clock)
{
    /// <summary>Whether the merchant lets it be paid so.</summary>
    public bool Takes(PaymentMethod method, Quote quote) => payments.Takes(method, quote);

    /// <param name="hold">How long the goods are held for somebody who has not paid yet.</param>
    public async Task<PlaceOrderResult> WriteAsync(PlaceOrderRequest request, QuoteResult priced, TimeSpan hold,
        CancellationToken cancellationToken)
    {
        var order = Order.Place(DraftOf(request, priced.Quote), clock.GetUtcNow());
        // Saved first: history and allocations point at the order, and a repeated token fails here before anything is taken.
        db.Add(order);
        await db.SaveChangesAsync(cancellationToken);
        CrashPoint.Reached("order-written");
        if (!await payments.IsStillInCartAsync(order, cancellationToken)) return new PlaceOrderResult.CartEmpty();
        if (!await db.TryUseAsync(priced.UnusedRates, cancellationToken)) return new PlaceOrderResult.TotalChanged(priced.Quote);
        var taken = await stock.ExecuteAsync(order.Id, order.StockRequests(), cancellationToken);
        if (taken.Missing.Count > 0) return new PlaceOrderResult.OutOfStock(taken.Missing);
        order.TookStock(taken.Uncounted);
        CrashPoint.Reached("stock-taken");
        if (order.CouponCode is { } code && !await coupons.TryTakeAsync(code, order.Id, order.EmailKey, cancellationToken))
            return new PlaceOrderResult.CouponRefused();
        await payments.ExecuteAsync(order, hold, cancellationToken);
        return new PlaceOrderResult.Placed(order.Id, order.Token, order.PaidAt is not null)
        {
            IsPaidLater = order.PaymentMethod != PaymentMethod.Stripe,
        };
    }

    private static OrderDraft DraftOf(PlaceOrderRequest request, Quote quote) => new()
    {
        CheckoutToken = request.CheckoutToken, CartId = request.CartId, Culture = request.Culture, Email = request.Email,
        Address = request.Address, Note = request.Note,
        ShippingCode = quote.Shipping?.Code ?? "", ShippingName = quote.Shipping?.Name ?? "",
        PickupPlace = quote.Shipping?.PickupPlace, PaymentMethod = quote.Total.IsZero ? PaymentMethod.Stripe : request.PaymentMethod,
        Promise = quote.Shipping?.Arrives,
        CouponCode = quote.CouponCode, GroupCode = request.GroupCode, ClientNetwork = request.ClientNetwork,
        Subtotal = quote.Subtotal, Discount = quote.Discount, Shipping = quote.ShippingPrice, Total = quote.Total,
        Lines = [.. quote.Lines.Select(line => DraftOf(line, quote.Place.TreatmentOf(line.TaxRate)))],
        TaxTerritory = quote.Territory.Code,
        Taxes = [.. quote.Taxes.Select(tax => (tax.Rate, tax.Gross, tax.Tax))],
    };

    private static DraftLine DraftOf(QuoteLine line, TaxTreatment treatment) => new(
        line.Item.Sku, line.Item.ProductId, line.Item.Description, line.Item.Quantity, line.Item.ListPrice, line.Discount,
        line.TaxRate, line.Tax, line.Item.NeedsParcel)
    {
        TaxCategory = treatment.Category, TaxReason = treatment.Reason, WithdrawalException = line.Item.WithdrawalException,
    };
}
