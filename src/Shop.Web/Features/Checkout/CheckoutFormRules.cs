using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>
/// What is wrong with a form: the field's name and the message's key in the texts. The order is that of the page, so that
/// the first message belongs to the first field.
/// </summary>
public static class CheckoutFormRules
{
    /// <param name="needsDelivery">Something in the cart is sent; else the address is for the invoice alone.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Check(
        CheckoutForm form, IReadOnlyCollection<string> countries, bool needsDelivery)
    {
        var problems = new List<KeyValuePair<string, string>>();
        if (EmailProblem(form.Email) is { } email) Add("email", email);
        Require(
            "name", form.Name, 100, needsDelivery
                ? "Enter the full name of the person who gets the parcel."
                : "Enter the full name for the invoice.");
        Require("address1", form.Address1, 150, "Enter the street and the house number.");
        Limit("address2", form.Address2, 150);
        if (form.Country is null || !countries.Contains(form.Country))
            Add("country", needsDelivery ? "Choose a country that we deliver to." : "Choose a country that we sell to.");
        else if (Postcodes.Normalise(form.Country, form.Postcode) is null) Add("postcode", "Enter a postcode in the form of the country.");
        var address = AddressFormat.Of(form.Country ?? "");
        if (address.Requires(AddressPart.Town)) Require("city", form.City, 100, "Enter the town.");
        else Limit("city", form.City, 100);
        if (address.Requires(AddressPart.Region)) Require("region", form.Region, 100, "Enter the region that the address lies in.");
        else Limit("region", form.Region, 100);
        Limit("phone", form.Phone, 40);
        Limit("note", form.Note, 1000);
        if (needsDelivery && string.IsNullOrEmpty(form.Shipping)) Add("shipping", "Choose how we send the parcel.");
        return problems;

        void Add(string field, string message) => problems.Add(new(field, message));

        void Require(string field, string? text, int most, string message)
        {
            if (PlainText.Clean(text).Length == 0) Add(field, message);
            else Limit(field, text, most);
        }

        void Limit(string field, string? text, int most)
        {
            if (PlainText.Clean(text, keepLines: true).Length > most) Add(field, "This is too long. Shorten it, please.");
        }
    }

    /// <summary>The total that was shown; false when the field was tampered with.</summary>
    public static bool TryReadTotal(CheckoutForm form, Currency currency, out Money total)
    {
        var isNumber = long.TryParse(form.Total, NumberStyles.None, CultureInfo.InvariantCulture, out var minor);
        total = new Money(minor, currency);
        return isNumber;
    }

    /// <summary>What is wrong with an e-mail address, as the key of a text; null when mail can be sent to it.</summary>
    public static string? EmailProblem(string? typed) => EmailAddress.TryRead(typed, out _) switch
    {
        EmailFault.None => null,
        EmailFault.LettersBeforeTheAt =>
            "Use an e-mail address with letters from a to z without accents before the @: many mail servers take no others.",
        _ => "Enter an e-mail address, like name@example.com.",
    };
}
