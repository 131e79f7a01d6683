using System.Globalization;

namespace Shop.Domain.Shared;

/// <summary>The check digits of IBANs and creditor references (ISO 7064, MOD 97-10): a letter counts as two digits, A as 10.</summary>
internal static class CheckDigits
{
    private const int Modulus = 97;
    private const int WhenRight = 1;

    /// <summary>Whether the code's check digits, its third and fourth letter, fit the rest.</summary>
    public static bool Fit(string code) => code.Length > 4 && Remainder(code[4..] + code[..4]) == WhenRight;

    /// <summary>The two digits for a code that begins with this prefix.</summary>
    public static string Of(string prefix, string rest) =>
        (Modulus + WhenRight - Remainder($"{rest}{prefix}00")).ToString("00", CultureInfo.InvariantCulture);

    private static int Remainder(string text) => text.Aggregate(0, (rest, letter) => char.IsAsciiDigit(letter)
        ? ((rest * 10) + letter - '0') % Modulus
        : ((rest * 100) + letter - 'A' + 10) % Modulus);
}
