using Shop.Domain.Customers;
using Shop.Domain.Pricing;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Checkout;

/// <summary>What the checkout knows of a customer who has signed in.</summary>
/// <param name="Addresses">Those that something can be sent to; the default first.</param>
/// <param name="TakesMore">The address book has room for another one.</param>
public sealed record CheckoutCustomer(KnownCustomer Known, IReadOnlyList<CustomerAddress> Addresses, bool TakesMore)
{
    /// <summary>The form with mail and address of the account, where nothing was typed yet.</summary>
    /// <param name="country">The one that was asked for: an address there goes first. Null for any.</param>
    public CheckoutForm Fill(CheckoutForm typed, string? country)
    {
        var form = string.IsNullOrEmpty(typed.Email) ? typed with { Email = Known.Email } : typed;
        var address = Addresses.FirstOrDefault(saved => country is null || saved.Address.Country == country);
        return form.IsWithoutAddress && address is not null ? form.With(address.Address) : form;
    }
}

/// <summary>The checkout of somebody who has signed in. It is no kept page, so that it may be personal.</summary>
public sealed class CheckoutAccount(CustomerCookie cookie, AddressBook book, TaxesAndShipping delivery)
{
    private const string ToAddress = "address-";

    /// <summary>Null for guests.</summary>
    public async Task<CheckoutCustomer?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await cookie.WhoAsync(cancellationToken) is not { } known) return null;
        var countries = await delivery.CountriesAsync(cancellationToken);
        var all = await book.ListAsync(known.Id, cancellationToken);
        return new CheckoutCustomer(
            known, [.. all.Where(saved => countries.Contains(saved.Address.Country))], all.Count < CustomerAddress.MaxOfOne);
    }

    /// <summary>The form with the saved address that its button names; null when it was another button.</summary>
    public async Task<CheckoutForm?> ChosenAsync(CheckoutForm form, CancellationToken cancellationToken)
    {
        if (form.Action?.StartsWith(ToAddress, StringComparison.Ordinal) != true) return null;
        return Guid.TryParse(form.Action[ToAddress.Length..], out var id) && await cookie.WhoAsync(cancellationToken) is { } known
            && await book.FindAsync(known.Id, id, cancellationToken) is { } saved ? form.With(saved.Address) : form;
    }

    /// <summary>Keeps the address of an order that was placed, if the customer ticked that.</summary>
    public async Task KeepAddressAsync(CheckoutForm form, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(form.SaveAddress) && await cookie.WhoAsync(cancellationToken) is { } known)
            await book.AddAsync(known.Id, form.ToAddress(), isDefault: false, cancellationToken);
    }
}
