using System.Diagnostics;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Checkout;

/// <summary>What the checkout's form is answered with: kinds of messages, and what each makes of the page.</summary>
public static class CheckoutMessages
{
    /// <summary>Some fields must be looked at.</summary>
    public const string Fields = "fields";

    /// <summary>Another country or way was chosen: what delivery costs now.</summary>
    public const string Delivery = "delivery";

    /// <summary>Goods that there is too little of, or that are no longer for sale.</summary>
    public const string Stock = "stock";

    /// <summary>The page was sent without its token or total.</summary>
    public const string OutOfDate = "out-of-date";

    private const string AlsoDelivery = "also";

    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        [OutOfDate] = "This page was out of date. Please check the order and send it again.",
        [Stock] = "There is no longer enough of what you chose. Nothing was ordered; change the quantity in your cart.",
        ["coupon"] = "The coupon can no longer be used. Nothing was ordered; remove it in your cart to go on.",
        ["earlier-paid"] =
            "Your earlier order from this cart was paid, so its goods have left the cart. Nothing more was ordered; here is what is left.",
        ["total"] = "The price changed while this page was open. Nothing was ordered; here is the new total.",
        ["tax-share"] = "The VAT in the total is another one for this address now; the total is the same. Nothing was ordered; "
            + "check it and order again.",
        ["later"] = "The parcel arrives later than this page said. Nothing was ordered; here is the new date.",
        ["way"] = "We cannot send this parcel that way. Choose another way of sending.",
        ["tax"] = "We do not deliver to this country yet, since the shop has not entered the taxes there. Nothing was ordered; choose "
            + "another country.",
        ["unpaid"] = "Too many orders from your network or with your e-mail address wait for their payment. Nothing was ordered, and "
            + "your cart is kept. Pay one of them, or try again in an hour.",
        ["lapsed"] = "Several orders from your network or with your e-mail address were not paid in time. Nothing was ordered, and your "
            + "cart is kept. Try again in a few hours, or write to us.",
        ["declined"] =
            "Too many cards were declined. Nothing was charged or ordered, and your cart is kept. Ask your bank, try again in an hour, "
            + "or write to us.",
        ["amount"] = "This amount cannot be paid by card. Change the quantity in your cart.",
    };

    /// <summary>Why no order was placed.</summary>
    public static FlashMessage Of(PlaceOrderResult refusal) => FlashMessage.Of(refusal switch
    {
        PlaceOrderResult.OutOfStock => Stock,
        // The page that shows it has a new one.
        PlaceOrderResult.TokenTaken => OutOfDate,
        PlaceOrderResult.CouponRefused => "coupon",
        PlaceOrderResult.TotalChanged { PaidToken: not null } => "earlier-paid",
        PlaceOrderResult.TotalChanged => "total",
        PlaceOrderResult.TaxChanged => "tax-share",
        PlaceOrderResult.ArrivesLater => "later",
        PlaceOrderResult.NotTaxed => "tax",
        PlaceOrderResult.CannotBeSent => "way",
        PlaceOrderResult.Throttled { Refusal.Reason: CheckoutRefusalReason.Unpaid } => "unpaid",
        PlaceOrderResult.Throttled { Refusal.Reason: CheckoutRefusalReason.Lapsed } => "lapsed",
        PlaceOrderResult.Throttled => "declined",
        PlaceOrderResult.AmountNotPayable => "amount",
        _ => throw new UnreachableException($"The page has no words for {refusal}."),
    });

    /// <summary>The same message, and what delivery costs now.</summary>
    public static FlashMessage WithDelivery(FlashMessage message) => FlashMessage.Of(message.Kind, (AlsoDelivery, "1"));

    /// <summary>The page with what the message says.</summary>
    /// <param name="view">The page as it is now.</param>
    /// <param name="message">Null for a page that answers nothing.</param>
    /// <param name="sent">The form as it was sent.</param>
    public static CheckoutView Tell(CheckoutView view, FlashMessage? message, CheckoutForm sent) => message is null ? view : view with
    {
        FieldProblems = message.Kind == Fields ? CheckoutFormRules.Check(sent, view.Countries, view.ChoosesWay) : [],
        Refusal = Refusals.GetValueOrDefault(message.Kind),
        RefusedLines = message.Kind == Stock
            ? [.. view.Lines.Where(line => !line.HasEnough).Select(line => line.Variant.Description), .. view.Priced.NotForSale]
            : [],
        TellsDelivery = view.Country == sent.Country && (message.Kind == Delivery || message[AlsoDelivery] is not null),
    };
}
