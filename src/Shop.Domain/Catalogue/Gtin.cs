using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Global trade item numbers as on barcodes: 8, 12, 13 or 14 digits, the last of which checks the others.</summary>
public static class Gtin
{
    public const int MaxLength = 14;

    public static bool IsOne(string text) =>
        text.Length is 8 or 12 or 13 or 14 && text.All(char.IsAsciiDigit) && CheckDigit(text[..^1]) == text[^1];

    /// <summary>Of the digits before it: weights 3 and 1 by turns from the right, filled up to ten (GS1 General Specifications).</summary>
    public static char CheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 3 : 1)).Sum();
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <exception cref="DomainException">The number does not check.</exception>
    internal static string Checked(string text) => IsOne(text) ? text : throw new DomainException($"'{text}' is not a valid GTIN.");
}
