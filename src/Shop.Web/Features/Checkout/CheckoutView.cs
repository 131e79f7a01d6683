using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Carts;

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

    /// <summary>How the country writes its addresses: by it the form asks.</summary>
    public AddressFormat Address => AddressFormat.Of(Country);

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
