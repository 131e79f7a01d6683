using Shop.Domain.Shared;
using Shop.Web.Features.Carts;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Checkout;

/// <summary>What the checkout's page and the answers to its form hand to each other: the fields, the country, the message.</summary>
public sealed class CheckoutAnswers(
    CheckoutPage page, CheckoutDraft draft, ChosenCountry countries, Flash flash, CheckoutAccount account)
{
    /// <summary>The page with the fields as they were typed last, and the answer to the form that was sent.</summary>
    /// <returns>Null when there is nothing in the cart.</returns>
    public async Task<CheckoutView?> ShowAsync(HttpContext http, string? country, CancellationToken cancellationToken)
    {
        var (message, typed) = (flash.Take(http), draft.Read(http));
        var customer = await account.ReadAsync(cancellationToken);
        // What was sent is shown as it was, with what is wrong about it: nothing is filled into an answer.
        var sent = message is null ? customer?.Fill(typed, country) ?? typed : typed;
        var asked = country ?? (ReferenceEquals(sent, typed) ? null : sent.Country);
        var form = sent with { Country = countries.Read(http, asked) };
        return await page.ReadAsync(http.Shopper().Cart, form, cancellationToken) is { } view
            ? CheckoutMessages.Tell(view, message, sent) with { Customer = customer }
            : null;
    }

    /// <summary>Puts another one of the customer's addresses into the fields, when that was the button; false for all others.</summary>
    public async Task<bool> TakesAddressAsync(HttpContext http, CheckoutForm form, CancellationToken cancellationToken)
    {
        if (await account.ChosenAsync(form, cancellationToken) is not { } filled) return false;
        Keep(http, filled);
        return true;
    }

    /// <summary>Keeps the address of an order that was placed, if the customer ticked that.</summary>
    public Task KeepAddressAsync(CheckoutForm form, CancellationToken cancellationToken) =>
        account.KeepAddressAsync(form, cancellationToken);

    /// <summary>Keeps what was typed, before anything is answered.</summary>
    public void Keep(HttpContext http, CheckoutForm form)
    {
        draft.Keep(http, form);
        countries.Read(http, form.Country);
    }

    /// <summary>What was typed is no longer needed.</summary>
    public void Forget(HttpContext http) => draft.Remove(http);

    /// <summary>303 to the checkout's page, which shows the message.</summary>
    public SeeOtherResult SeeOther(HttpContext http, string address, FlashMessage message) => flash.SeeOther(http, address, message);

    /// <summary>
    /// Whether the total is another one only because the shopper chose another country or way than the page was made for: then
    /// what that costs is told. A price that changed is another matter (R5).
    /// </summary>
    public async Task<bool> IsByDeliveryAsync(CartId cart, CheckoutForm form, Money totalSeen, CancellationToken cancellationToken)
    {
        if (!form.ChoosesOtherDelivery) return false;
        var asShown = form with { Country = form.ShownCountry, Shipping = form.ShownShipping };
        return await page.ReadAsync(cart, asShown, cancellationToken) is { } before && before.Total == totalSeen;
    }
}
