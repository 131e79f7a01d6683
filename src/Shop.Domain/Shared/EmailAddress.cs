using System.Buffers;
using System.Globalization;
using System.Text;

namespace Shop.Domain.Shared;

/// <summary>Why a text is no address that mail can be sent to.</summary>
public enum EmailFault
{
    None,

    /// <summary>It has not the form of an address, or is longer than one may be.</summary>
    Malformed,

    /// <summary>A letter before the @ that many mail servers do not take (SMTPUTF8); those of the domain are translated.</summary>
    LettersBeforeTheAt,
}

/// <summary>
/// Which e-mail addresses the shop takes: those that its mail library sends to and every mail server on the way accepts
/// (RFC 5321 without quotes and address literals). One rule for whoever types one: shoppers, staff and settings.
/// </summary>
public static class EmailAddress
{
    /// <summary>The longest address that SMTP carries.</summary>
    public const int MaxLength = 254;

    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> LocalLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-.");

    private static readonly SearchValues<char> LabelLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static bool IsOne(string? typed) => TryRead(typed, out _) == EmailFault.None;

    /// <summary>The address as it is stored and sent to; empty when it is none.</summary>
    public static string Of(string? typed) => TryRead(typed, out var address) == EmailFault.None ? address : "";

    /// <summary>
    /// Reads what a person typed: surrounding spaces and invisible characters are dropped, full-width letters are taken as
    /// plain ones, and a domain in letters of its own country ("müller.example") becomes what mail servers know it by.
    /// </summary>
    /// <param name="address">The address to store; empty unless the answer is <see cref="EmailFault.None"/>.</param>
    public static EmailFault TryRead(string? typed, out string address)
    {
        address = "";
        var text = PlainText.Clean(typed).Normalize(NormalizationForm.FormKC);
        if (text.Split('@') is not [{ Length: > 0 } local, { Length: > 0 } typedDomain] || DomainOf(typedDomain) is not { } domain)
            return EmailFault.Malformed;
        if (!Ascii.IsValid(local)) return local.Any(char.IsWhiteSpace) ? EmailFault.Malformed : EmailFault.LettersBeforeTheAt;
        if (!IsLocalPart(local) || local.Length + 1 + domain.Length > MaxLength) return EmailFault.Malformed;
        address = $"{local}@{domain}";
        return EmailFault.None;
    }

    /// <summary>The key of "the same customer": case does not matter, nor how the domain was spelt.</summary>
    public static string KeyOf(string? typed) =>
        (TryRead(typed, out var address) == EmailFault.None ? address : PlainText.Clean(typed)).ToLowerInvariant();

    private static bool IsLocalPart(string local) =>
        local.Length <= MaxLocalLength && !local.AsSpan().ContainsAnyExcept(LocalLetters)
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);

    // Null for what is no domain. The letters of other scripts become those of the DNS (RFC 5891).
    private static string? DomainOf(string typed)
    {
        // An IdnMapping checks lengths, but a lone hyphen at a label's edge only in part: the labels are judged here.
        var mapping = new IdnMapping { AllowUnassigned = false, UseStd3AsciiRules = true };
        try
        {
            var domain = mapping.GetAscii(typed).ToLowerInvariant();
            var labels = domain.Split('.');
            if (labels.Length < 2 || !Array.TrueForAll(labels, IsLabel) || labels[^1].Length < 2 || labels[^1].All(char.IsAsciiDigit))
                return null;
            // What only looks translated cannot be shown again, and means nothing.
            return mapping.GetAscii(mapping.GetUnicode(domain)).Equals(domain, StringComparison.OrdinalIgnoreCase) ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength && label[0] != '-' && label[^1] != '-' && !label.AsSpan().ContainsAnyExcept(LabelLetters);
}
