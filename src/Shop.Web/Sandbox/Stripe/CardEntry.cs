using System.Globalization;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The card fields of the payment page as they were typed, and what is wrong with them.</summary>
internal sealed record CardEntry(string Number, string Expiry, string Cvc)
{
    public static CardEntry Empty { get; } = new("", "", "");

    public static CardEntry From(IFormCollection form) =>
        new(form["card_number"].ToString(), form["expiry"].ToString(), form["cvc"].ToString());

    /// <summary>The card, or null with the field at fault and words about it.</summary>
    public Card? Read(DateTimeOffset now, out (string Field, string Problem) fault)
    {
        fault = default;
        var digits = string.Concat(Number.Where(letter => letter is not (' ' or '-')));
        if (!IsCardNumber(digits)) fault = ("card_number", "Your card number is invalid. Take one from the table below.");
        else if (ReadExpiry() is not { } expiry)
            fault = ("expiry", "Your card's expiry date is incomplete. Write month and year, as in 12/40.");
        else if (expiry.Year * 12 + expiry.Month < (now.Year * 12) + now.Month)
            fault = ("expiry", "Your card's expiry date is in the past.");
        else if (!IsCvc(digits))
            fault = ("cvc", "Your card's security code is incomplete. It has three digits (four on American Express).");
        else return new Card(digits, expiry.Month, expiry.Year);
        return null;
    }

    // Luhn's sum: every second digit from the right counts double.
    private static bool IsCardNumber(string digits)
    {
        if (digits.Length is < 12 or > 19 || !digits.All(char.IsAsciiDigit)) return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    private (int Month, int Year)? ReadExpiry()
    {
        var parts = Expiry.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || parts[1].Length is not (2 or 4)) return null;
        if (!TryDigits(parts[0], out var month) || !TryDigits(parts[1], out var year) || month is < 1 or > 12) return null;
        return (month, year < 100 ? 2000 + year : year);
    }

    private bool IsCvc(string digits)
    {
        var cvc = Cvc.Trim();
        var isAmex = digits.StartsWith("34", StringComparison.Ordinal) || digits.StartsWith("37", StringComparison.Ordinal);
        return cvc.Length == (isAmex ? 4 : 3) && cvc.All(char.IsAsciiDigit);
    }

    private static bool TryDigits(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
