using System.Text;
using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Domain.Coupons;

/// <summary>How a code is compared (R81): compatibility forms folded, upper case, only A–Z, 0–9 and the hyphen.</summary>
public static partial class CouponCode
{
    public const int MaxLength = 40;

    /// <summary>The one form of what a shopper typed, or null when no coupon can have it (look-alike letters never match).</summary>
    public static string? Normalise(string? typed)
    {
        var code = PlainText.Clean(typed).Normalize(NormalizationForm.FormKC).ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);
        return code.Length <= MaxLength && Form().IsMatch(code) ? code : null;
    }

    [GeneratedRegex("^[A-Z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
