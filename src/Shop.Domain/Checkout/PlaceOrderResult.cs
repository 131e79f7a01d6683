using Shop.Domain.Carts;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Orders;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>What a shopper sends off: the address, the choice of shipping, the form's one-time token and the total shown.</summary>
public sealed record PlaceOrderRequest(
    CartId CartId, string CheckoutToken, string Culture, string Email, PostalAddress Address, string? Note, string ShippingCode,
        Money TotalSeen)
{
    /// <summary>The group whose prices the shopper may have; null for everybody's.</summary>
    public string? GroupCode { get; init; }

    /// <summary>The VAT in the total that the shopper saw; null when the form did not say it.</summary>
    public Money? TaxSeen { get; init; }

    /// <summary>The last day on which the parcel was to arrive; null when the form did not say it.</summary>
    public DateOnly? PromiseSeen { get; init; }

    /// <summary>Where the form came from: an IPv4 address or the first half of an IPv6 address; null when it is not known.</summary>
    public string? ClientNetwork { get; init; }

    public CheckoutParty Party => new(ClientNetwork, PlainText.EmailKey(Email), CartId);

    /// <summary>Whether that order is what this form asks for: the same goods, buyer, address and price.</summary>
    public bool AsksFor(Order order, IReadOnlyList<CartItem> goods) =>
        order.Total == TotalSeen && order.Email == Email && order.Address == Address && order.Note == Note
            && order.ShippingCode == ShippingCode
        && order.Lines.Select(line => new CartItem(line.Sku, line.Quantity)).ToHashSet().SetEquals(goods);
}

/// <summary>What came of placing an order. Refusals are values: nothing was written, and the page says why.</summary>
public abstract record PlaceOrderResult
{
    /// <summary>The order stands (it may have stood already: the form was sent twice).</summary>
    public sealed record Placed(OrderId OrderId, string Token, bool IsPaid) : PlaceOrderResult;

    public sealed record CartEmpty : PlaceOrderResult;

    /// <summary>There is too little of these SKUs, or they are no longer for sale.</summary>
    public sealed record OutOfStock(IReadOnlyList<string> Skus) : PlaceOrderResult;

    public sealed record CouponRefused : PlaceOrderResult;

    /// <summary>Something changed since the page was shown: here is what it costs now (R5).</summary>
    public sealed record TotalChanged(Quote Now) : PlaceOrderResult
    {
        /// <summary>The earlier order of this cart that was paid since, with which its goods have left the cart; else null.</summary>
        public string? PaidToken { get; init; }
    }

    /// <summary>It costs what the page showed, but another part of it is VAT: another postcode, or another rate since then.</summary>
    public sealed record TaxChanged(Quote Now) : PlaceOrderResult;

    /// <summary>It costs what the page showed, but arrives later: the cut-off has passed, or the merchant changed the days.</summary>
    public sealed record ArrivesLater(Quote Now) : PlaceOrderResult;

    /// <summary>Goods in it have no tax rate in that country, so they are not sold there.</summary>
    public sealed record NotTaxed : PlaceOrderResult;

    /// <summary>The parcel cannot be sent to that country that way.</summary>
    public sealed record CannotBeSent : PlaceOrderResult;

    /// <summary>More than nothing, but less than a card can pay (R17), or more than Stripe takes (R19).</summary>
    public sealed record AmountNotPayable(Money Total) : PlaceOrderResult;

    /// <summary>The form's one-time token belongs to another cart's order: the form needs a new one.</summary>
    public sealed record TokenTaken : PlaceOrderResult;

    /// <summary>An earlier order of this cart was paid in the meantime (or its money is on its way): there is nothing to place.</summary>
    public sealed record EarlierOrderPaid(string Token) : PlaceOrderResult;

    /// <summary>Too much was asked for and not paid; nothing was written, and the cart is as it was (R82).</summary>
    public sealed record Throttled(CheckoutRefusal Refusal) : PlaceOrderResult;

    /// <summary>An earlier order of this cart can still be paid, and cannot be ended now: a second one would be paid beside it.</summary>
    public sealed record EarlierOrderOpen(string Token) : PlaceOrderResult;
}
