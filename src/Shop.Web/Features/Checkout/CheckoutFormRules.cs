using System.Globalization;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Checkout;

/// <summary>
/// What is wrong with a form: the field's name and the message's key in the texts. The order is that of the page, so that
/// the first message belongs to the first field.
/// </summary>
public static class CheckoutFormRules
{
    /// <param name="needsDelivery">Something in the cart is sent; else the address is for the invoice alone.</param>
    /// <param name="payment">The ways to pay; null where there is no choice.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Check(
        CheckoutForm form, IReadOnlyCollection<string> countries, bool needsDelivery, PaymentOffer? payment = null)
    {
        var problems = new List<KeyValuePair<string, string>>();
        if (EmailProblem(form.Email) is { } email) Add("email", email);
        var address = needsDelivery
            ? new AddressRules(
                countries, "Enter the full name of the person who gets the parcel.", "Choose a country that we deliver to.")
            : new AddressRules(countries, "Enter the full name for the invoice.", "Choose a country that we sell to.");
        problems.AddRange(address.Check(form));
        var note = new FieldProblems();
        note.Limit("note", form.Note, 1000);
        problems.AddRange(note.All);
        if (needsDelivery && string.IsNullOrEmpty(form.Shipping)) Add("shipping", "Choose how we send the parcel.");
        if (payment?.ProblemOf(form) is { } unpaid) Add("payment", unpaid);
        return problems;

        void Add(string field, string message) => problems.Add(new(field, message));
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
