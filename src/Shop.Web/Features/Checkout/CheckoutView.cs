using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Carts;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>The checkout page: the form as the shopper filled it, what it costs now, what is wrong.</summary>
public sealed record CheckoutView(
    CheckoutForm Form, IReadOnlyList<CartLineView> Lines, QuoteResult Priced, IReadOnlyList<string> Countries, string Token)
{
    public IReadOnlyList<KeyValuePair<string, string>> FieldProblems { get; init; } = [];

    /// <summary>Why the order was not placed, as a sentence of the texts.</summary>
    public string? Refusal { get; init; }

    /// <summary>The names of the lines that the refusal is about.</summary>
    public IReadOnlyList<string> RefusedLines { get; init; } = [];

    /// <summary>The page says what delivery costs, since another country or way was chosen.</summary>
    public bool TellsDelivery { get; init; }

    /// <summary>The fields of the address: the form asks by how the country writes them.</summary>
    public AddressFields Address => new(Form, Country, ProblemOf);

    /// <summary>Of the account; null for guests.</summary>
    public CheckoutCustomer? Customer { get; init; }

    /// <summary>The ways to pay that are offered; null where Stripe alone is, or nothing is to be paid.</summary>
    public PaymentOffer? Payment { get; init; }

    /// <summary>The one that is chosen, or proposed.</summary>
    public PaymentMethod? ChosenPayment => Payment is null ? null
        : PaymentMethods.Parse(Form.Payment) is { } chosen && Payment.Methods.Contains(chosen) ? chosen
        : Payment.Methods.Cast<PaymentMethod?>().FirstOrDefault();

    public Quote Quote => Priced.Quote;

    public string Country => Quote.Country;

    /// <summary>Something is sent; else the address is for the invoice alone, and there is no way of sending to choose.</summary>
    public bool NeedsDelivery => Quote.NeedsDelivery;

    /// <summary>There must be a way of sending. Where the shop does not sell, that is what is told instead.</summary>
    public bool ChoosesWay => NeedsDelivery && Priced.IsTaxed;

    public string? ProblemOf(string field) => FieldProblems.FirstOrDefault(problem => problem.Key == field).Value;

    public string ShippingCode => Quote.Shipping?.Code ?? "";

    public Money Total => Quote.Total;
}
