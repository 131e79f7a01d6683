using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Sheets;

/// <summary>
/// The one maker of keys out of words: always the same key for the same words, and another one for others as far as a key can tell.
/// </summary>
internal static partial class NewCode
{
    private const int MarkLength = 8;

    // They part words and mean nothing else. Names that differ in them alone make the same key: whoever makes one looks whether it is free.
    private const string PlainSigns = "-_.,'’‘`´\"“”„«»!?¡¿:;()[]{}&/\\|·–—…®™©";

    public static string Of(string words) => Of(words, CatalogueRules.CodeLength);

    /// <summary>
    /// "Ceramic mugs" becomes "ceramic-mugs", "A+" "a-plus". Words that are too long, or that no key can hold, end in a fingerprint.
    /// </summary>
    public static string Of(string words, int most)
    {
        var slug = CatalogueRules.ProposeSlug(Spelled(words));
        return slug.Length > 0 && slug.Length <= most && slug.Length < CatalogueRules.SlugLength && words.All(IsTold)
            ? slug
            : Marked(words, most);
    }

    /// <summary>With a fingerprint of the words in any case: where the key without one is another name's.</summary>
    public static string Marked(string words, int most = CatalogueRules.CodeLength)
    {
        var slug = CatalogueRules.ProposeSlug(Spelled(words));
        var mark = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(PlainText.Clean(words).ToLowerInvariant())))[..MarkLength];
        var room = most - MarkLength - 1;
        var start = (slug.Length <= room ? slug : slug[..room]).Trim('-');
        return start.Length == 0 ? mark : $"{start}-{mark}";
    }

    /// <summary>The first key for the words that is free.</summary>
    public static string Free(string words, Func<string, bool> isTaken, int most = CatalogueRules.CodeLength)
    {
        var code = Of(words, most);
        for (var number = 1; isTaken(code); number++) code = Marked(number == 1 ? words : $"{words} {number}", most);
        return code;
    }

    // The key says all of it: the other signs (#, *, ², ½ …) tell names apart that would be alike without them.
    private static bool IsTold(char letter) =>
        char.IsLetterOrDigit(letter) ? CatalogueRules.ProposeSlug(letter.ToString()).Length > 0
        : char.IsWhiteSpace(letter) || letter is '+' or '%' or '×' || PlainSigns.Contains(letter, StringComparison.Ordinal);

    private static string Spelled(string words) => Minus().Replace(words, " minus ").Replace("+", " plus ", StringComparison.Ordinal)
        .Replace("%", " percent ", StringComparison.Ordinal).Replace('×', 'x');

    [GeneratedRegex(@"(?<![^\s(])[-\u2212–](?=\s?[0-9.,])", RegexOptions.CultureInvariant)]
    private static partial Regex Minus();
}
