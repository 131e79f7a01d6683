using Shop.Domain.Payments;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Which ways to pay a purchase may be paid by, as the merchant offers them.</summary>
public sealed class PaymentChoices(PaymentSettings settings, BaseCurrency baseCurrency)
{
    private static readonly PaymentMethod[] All = Enum.GetValues<PaymentMethod>();

    /// <summary>Stripe alone is offered: shoppers are asked nothing.</summary>
    public bool IsStripeAlone => settings.IsStripeAlone();

    /// <summary>
    /// Those that can be chosen beside the ways of sending; none where nothing is to be paid. Payment on pick-up is among them as
    /// soon as one of the ways is pick-up: both are chosen in one form.
    /// </summary>
    public IReadOnlyList<PaymentMethod> For(QuoteResult priced) => priced.Quote.Total.IsZero ? [] : [.. All.Where(method =>
        Offers(method, priced.Quote)
        && (method != PaymentMethod.OnPickup || priced.ShippingOptions.Any(way => way.IsPickup)))];

    /// <summary>Whether the order may be paid that way, sent or picked up as it is.</summary>
    public bool Takes(PaymentMethod method, Quote quote) =>
        quote.Total.IsZero || (Offers(method, quote) && (method != PaymentMethod.OnPickup || quote.Shipping is { IsPickup: true }));

    /// <summary>How an order is to be paid that Stripe does not take.</summary>
    public PromisedPayment Promise(PaymentMethod method, string orderNumber) => new(
        method, method == PaymentMethod.BankTransfer ? CreditorReference.Of(orderNumber) : $"pickup-{orderNumber}",
        settings.HoldFor(method),
        method == PaymentMethod.BankTransfer && settings.RemindAfterDays > 0 ? TimeSpan.FromDays(settings.RemindAfterDays) : null);

    // What Stripe takes at most and at least is told apart from that (R17, R19).
    private bool Offers(PaymentMethod method, Quote quote) =>
        settings.Of(method).Takes(quote.Total, quote.Country, baseCurrency.Value);
}
