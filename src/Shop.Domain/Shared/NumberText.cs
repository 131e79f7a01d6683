using System.Buffers;
using System.Globalization;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>
/// The one reader of numbers that people and spreadsheets write: <c>12.9</c>, <c>12,90</c>, <c>1.234,50</c>, <c>1 234,50</c>,
/// <c>1'234.50</c>, <c>100.0000</c>, full-width digits. What may be read in two ways (<c>1.200</c>) is no number, nor is <c>1e3</c>.
/// </summary>
public static class NumberText
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789.,' ");

    private const int MaxLength = 25;
    private const int GroupLength = 3;
    private const string Separators = ".,' ";

    /// <param name="text">Signs and blanks around it do not matter, nor does the apostrophe by which spreadsheets keep text.</param>
    /// <param name="number">What it says.</param>
    /// <param name="pointIsDecimal">The file comes from a program that always writes points before decimals: <c>1.200</c> is a little more
    /// than one.</param>
    public static bool TryParse(string text, out decimal number, bool pointIsDecimal = false)
    {
        number = 0;
        var plain = Plain(text);
        var isNegative = plain.StartsWith('-');
        if (isNegative || plain.StartsWith('+')) plain = plain[1..].TrimStart();
        if (plain.Length is 0 or > MaxLength || !char.IsAsciiDigit(plain[^1]) || plain.AsSpan().IndexOfAnyExcept(Signs) >= 0) return false;
        if (Split(plain, pointIsDecimal) is not var (whole, decimals) || !IsGrouped(whole)) return false;
        var digits = string.Concat(whole.Where(char.IsAsciiDigit));
        number = decimal.Parse($"{(digits.Length == 0 ? "0" : digits)}.{decimals}0", NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture);
        if (isNegative) number = -number;
        return true;
    }

    /// <summary>Digits, signs and separators as ASCII has them, whatever kind was typed.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in PlainText.Clean(text).Normalize(NormalizationForm.FormKC))
            plain.Append(letter switch
            {
                '\u2212' or '\u2010' or '\u2012' or '\u2013' => '-', '’' or '‘' or '\u00B4' => '\'', '\u066B' => '.', '\u066C' => ',',
                _ when char.IsWhiteSpace(letter) => ' ',
                _ when char.IsDigit(letter) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)),
                _ => letter,
            });
        var trimmed = plain.ToString().Trim();
        return trimmed.StartsWith('\'') ? trimmed[1..].TrimStart() : trimmed;
    }

    // Before and behind the decimal separator: the last sign, where it stands once and does not part groups of three.
    private static (string Whole, string Decimals)? Split(string plain, bool pointIsDecimal)
    {
        var last = plain.LastIndexOfAny(['.', ',']);
        if (last < 0) return (plain, "");
        var (whole, decimals, sign) = (plain[..last], plain[(last + 1)..], plain[last]);
        if (decimals.Any(letter => !char.IsAsciiDigit(letter))) return (plain, "");
        if (whole.Contains(sign, StringComparison.Ordinal)) return (plain, "");
        var mayBeGroup = decimals.Length == GroupLength && whole.Length is > 0 and <= GroupLength && whole[0] != '0'
            && whole.All(char.IsAsciiDigit);
        return mayBeGroup && !(pointIsDecimal && sign == '.') ? null : (whole, decimals);
    }

    private static bool IsGrouped(string whole)
    {
        var signs = whole.Where(letter => !char.IsAsciiDigit(letter)).Distinct().ToList();
        if (signs.Count == 0) return true;
        if (signs.Count > 1 || !Separators.Contains(signs[0], StringComparison.Ordinal)) return false;
        var groups = whole.Split(signs[0]);
        return groups[0].Length is > 0 and <= GroupLength && groups.Skip(1).All(group => group.Length == GroupLength);
    }
}
