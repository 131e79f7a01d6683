using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Carts;

namespace Shop.Web.Features.Checkout;

/// <summary>Puts the checkout page together.</summary>
public sealed class CheckoutPage(ReadCart carts, CartPage cartPage, CartPrices cartPrices, Shopper shopper, TaxesAndShipping prices)
{
    /// <returns>Null when there is nothing in the cart.</returns>
    public async Task<CheckoutView?> ReadAsync(CartId? cartId, CheckoutForm form, CancellationToken cancellationToken)
    {
        var cart = await carts.ExecuteAsync(cartId, cancellationToken);
        if (cart.Items.Count == 0) return null;
        var countries = await prices.CountriesAsync(cancellationToken);
        var home = prices.Shop.Home.Country;
        var country = form.Country is not null && countries.Contains(form.Country) ? form.Country
            : countries.Count == 0 || countries.Contains(home) ? home : countries[0];
        var priced = await cartPrices.QuoteAsync(cart, country, form.Shipping, form.Postcode, cancellationToken);
        // A way of sending that the country does not have: the page falls back to the cheapest instead of to none.
        if (!priced.CanBeSent && form.Shipping is not null)
            priced = await cartPrices.QuoteAsync(cart, country, null, form.Postcode, cancellationToken);
        var token = SecretToken.IsOne(form.Token) ? form.Token! : SecretToken.New();
        var lines = await cartPage.LinesAsync(priced, cancellationToken);
        return new CheckoutView(form with { Country = country }, lines, priced, countries, token);
    }

    /// <summary>What the form asks for, at the prices that this shopper may have.</summary>
    public PlaceOrderRequest RequestOf(CheckoutForm form, CartId cartId, Money totalSeen) =>
        form.ToRequest(cartId, shopper.Culture, totalSeen) with { GroupCode = shopper.GroupCode };

    /// <summary>What is wrong with the fields. Whether anything is sent, the form shows by saying how, and else the cart.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ProblemsAsync(
        CheckoutForm form, CartId cartId, CancellationToken cancellationToken)
    {
        var choosesWay = !string.IsNullOrEmpty(form.Shipping)
            || await ReadAsync(cartId, form, cancellationToken) is not { ChoosesWay: false };
        return CheckoutFormRules.Check(form, await prices.CountriesAsync(cancellationToken), choosesWay);
    }
}
