using System.Globalization;
using System.Text;

namespace Shop.Web.Features.Shared;

/// <summary>Ids of elements that are named after a SKU or a field: an id has no spaces, and lists of ids have them between.</summary>
public static class HtmlId
{
    /// <summary>
    /// Letters, digits, dots and hyphens stay; any other sign becomes its number between underscores, so that two names make two ids.
    /// </summary>
    public static string Of(string name)
    {
        if (name.All(IsPlain)) return name;
        var id = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (IsPlain(letter)) id.Append(letter);
            else id.Append(CultureInfo.InvariantCulture, $"_{(int)letter:x}_");
        }

        return id.ToString();
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-';
}
