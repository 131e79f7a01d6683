using System.Globalization;
using Shop.Domain.Checkout;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>What the checkout form sends. Prices are never read from it; <see cref="Total"/> is only what the shopper saw.</summary>
public sealed record CheckoutForm : TypedAddress
{
    public string? Email { get; init; }

    /// <summary>How it is sent; nothing where no line needs a parcel.</summary>
    public string? Shipping { get; init; }

    /// <summary>How it is paid, by <see cref="PaymentMethods.ToText"/>; nothing where there is no choice.</summary>
    public string? Payment { get; init; }

    public string? Note { get; init; }

    /// <summary>Something when the address is to be kept in the customer's address book.</summary>
    public string? SaveAddress { get; init; }

    /// <summary>The one-time token: the same one twice is the same order.</summary>
    public string? Token { get; init; }

    /// <summary>The total that was shown, in minor units.</summary>
    public string? Total { get; init; }

    /// <summary>The VAT in it, in minor units; null when the page did not say so.</summary>
    public string? Tax { get; init; }

    /// <summary>The last day on which the parcel was said to arrive, as 2026-12-24; null when the page did not say so.</summary>
    public string? Arrives { get; init; }

    /// <summary>The country that the total was shown for; null when the page did not say so.</summary>
    public string? ShownCountry { get; init; }

    /// <summary>The way of sending that the total was shown for.</summary>
    public string? ShownShipping { get; init; }

    /// <summary>
    /// "update" shows the page again with the country's shipping, "address-…" with another one of the customer's addresses, "cart" and
    /// "language-…" leave it; anything else orders.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>The page was made for another country or way than it was sent with, as it is without a script.</summary>
    public bool ChoosesOtherDelivery => ShownCountry is not null && (ShownCountry != Country || (ShownShipping ?? "") != (Shipping ?? ""));

    /// <summary>Nobody has typed anything of an address yet.</summary>
    public bool IsWithoutAddress =>
        string.IsNullOrEmpty(Name) && string.IsNullOrEmpty(Address1) && string.IsNullOrEmpty(Postcode) && string.IsNullOrEmpty(City);

    /// <summary>The same form with another address.</summary>
    public CheckoutForm With(PostalAddress address) => this with
    {
        Name = address.Name, Address1 = address.Address1, Address2 = address.Address2, Postcode = address.Postcode, City = address.City,
        Region = address.Region, Country = address.Country, Phone = address.Phone,
    };

    public PlaceOrderRequest ToRequest(CartId cartId, string culture, Money totalSeen) => new(
        cartId, Token!, culture, EmailAddress.Of(Email), ToAddress(),
        Optional(PlainText.Clean(Note, keepLines: true)), Shipping ?? "", totalSeen)
    {
        TaxSeen = long.TryParse(Tax, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new Money(minor, totalSeen.Currency)
            : null,
        PromiseSeen = DateOnly.TryParseExact(Arrives, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null,
        PaymentMethod = PaymentMethods.Parse(Payment) ?? PaymentMethod.Stripe,
    };
}
