using System.Security.Cryptography;
using System.Text;
using Shop.Domain.Catalogue;

namespace Shop.Domain.Imports.Sheets;

/// <summary>Makes a key out of words: always the same one for the same words, and another one for others.</summary>
internal static class NewCode
{
    private const int MarkLength = 8;

    public static string Of(string words) => Of(words, CatalogueRules.CodeLength);

    /// <summary>"Ceramic mugs" becomes "ceramic-mugs". Words that are too long, or that no key can hold, end in a fingerprint.</summary>
    public static string Of(string words, int most)
    {
        var slug = CatalogueRules.ProposeSlug(words);
        var whole = slug.Length > 0 && slug.Length <= most && slug.Length < CatalogueRules.SlugLength && !words.Any(letter => letter > 0x24F);
        if (whole) return slug;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..MarkLength];
        var room = most - MarkLength - 1;
        var start = (slug.Length <= room ? slug : slug[..room]).Trim('-');
        return start.Length == 0 ? mark : $"{start}-{mark}";
    }
}
