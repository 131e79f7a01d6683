using System.Globalization;
using Shop.Domain.Checkout;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>What the checkout form sends. Prices are never read from it; <see cref="Total"/> is only what the shopper saw.</summary>
public sealed record CheckoutForm
{
    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Address1 { get; init; }

    public string? Address2 { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? Country { get; init; }

    public string? Phone { get; init; }

    /// <summary>How it is sent; nothing where no line needs a parcel.</summary>
    public string? Shipping { get; init; }

    public string? Note { get; init; }

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
    /// "update" shows the page again with the country's shipping, "cart" and "language-…" leave it; anything else orders.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>The page was made for another country or way than it was sent with, as it is without a script.</summary>
    public bool ChoosesOtherDelivery => ShownCountry is not null && (ShownCountry != Country || (ShownShipping ?? "") != (Shipping ?? ""));

    public PostalAddress ToAddress() => new(
        PlainText.Clean(Name), PlainText.Clean(Address1), Optional(Address2), Postcodes.Normalise(Country!, Postcode)
            ?? "", PlainText.Clean(City),
        Optional(Region), Country!, Optional(Phone));

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
    };

    private static string? Optional(string? text) => PlainText.Clean(text, keepLines: true) is { Length: > 0 } clean ? clean : null;
}
