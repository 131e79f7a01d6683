using System.Globalization;
using System.Text.RegularExpressions;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>What a card does. The numbers are those that Stripe publishes for testing.</summary>
internal enum CardOutcome
{
    Succeeds,
    Asks3DSecure,
    Declined,
    InsufficientFunds,
}

internal static partial class TestCards
{
    private static readonly Dictionary<string, CardOutcome> Known = new(StringComparer.Ordinal)
    {
        ["4242424242424242"] = CardOutcome.Succeeds, ["5555555555554444"] = CardOutcome.Succeeds, ["378282246310005"] = CardOutcome.Succeeds,
        ["4000000000000002"] = CardOutcome.Declined, ["4000000000009995"] = CardOutcome.InsufficientFunds,
        ["4000002500003155"] = CardOutcome.Asks3DSecure, ["4000002760003184"] = CardOutcome.Asks3DSecure,
    };

    public static (CardOutcome? Outcome, string? Problem) Read(IFormCollection form, DateTimeOffset now)
    {
        var number = string.Concat(form["card_number"].ToString().Where(letter => letter is not (' ' or '-')));
        if (!Digits().IsMatch(number) || !IsLuhn(number)) return (null, "Your card number is invalid.");
        if (!IsFuture(form["expiry"].ToString(), now)) return (null, "Your card's expiration date is incomplete or in the past.");
        if (!Cvc().IsMatch(form["cvc"].ToString().Trim())) return (null, "Your card's security code is incomplete.");
        return Known.TryGetValue(number, out var outcome) ? (outcome, null) : (null, "The sandbox takes only the test cards listed below.");
    }

    private static bool IsFuture(string typed, DateTimeOffset now) =>
        Expiry().Match(typed.Trim()) is { Success: true } match
        && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
        && new DateTime(2000 + int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), month, 1).AddMonths(1) > now.UtcDateTime;

    private static bool IsLuhn(string number) =>
        number.Reverse().Select((digit, index) => (digit - '0') * (1 + index % 2)).Sum(digit => digit > 9 ? digit - 9 : digit) % 10 == 0;

    [GeneratedRegex("^[0-9]{13,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("^([0-9]{1,2}) ?/ ?(?:20)?([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Expiry();

    [GeneratedRegex("^[0-9]{3,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Cvc();
}
