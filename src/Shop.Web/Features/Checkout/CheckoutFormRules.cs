using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>
/// What is wrong with a form: the field's name and the message's key in the texts. The order is that of the page, so that
/// the first message belongs to the first field.
/// </summary>
public static partial class CheckoutFormRules
{
    public static IReadOnlyList<KeyValuePair<string, string>> Check(CheckoutForm form, IReadOnlyCollection<string> countries)
    {
        var problems = new List<KeyValuePair<string, string>>();
        if (!IsEmail(form.Email)) Add("email", "Enter an e-mail address, like name@example.com.");
        Require("name", form.Name, 100, "Enter the full name of the person who gets the parcel.");
        Require("address1", form.Address1, 150, "Enter the street and the house number.");
        Limit("address2", form.Address2, 150);
        if (form.Country is null || !countries.Contains(form.Country)) Add("country", "Choose a country that we deliver to.");
        else if (!Countries.IsPostcode(form.Country, PlainText.Clean(form.Postcode))) Add("postcode", "Enter a postcode in the form of the country.");
        Require("city", form.City, 100, "Enter the town.");
        Limit("region", form.Region, 100);
        Limit("phone", form.Phone, 40);
        Limit("note", form.Note, 1000);
        if (string.IsNullOrEmpty(form.Shipping)) Add("shipping", "Choose how we send the parcel.");
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

    /// <summary>Whether it has the form of an address.</summary>
    public static bool IsEmail(string? typed) => PlainText.Clean(typed) is { Length: > 0 and <= 254 } email && Email().IsMatch(email);

    // One @, no spaces, a dot in the domain: what else an address may hold is for its mail server to say.
    [GeneratedRegex(@"^[^@\s,;:<>()\[\]\\""]+@[^@\s,;:<>()\[\]\\""]+\.[^@\s.,;:<>()\[\]\\""]{2,}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Email();
}
