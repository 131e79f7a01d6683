using System.Text;

namespace Shop.Domain.Shared;

/// <summary>
/// One line of an address by a pattern like <c>%C, %S %Z</c>: what stands between two parts goes with a part that is empty.
/// </summary>
internal static class AddressLine
{
    public static string Of(string pattern, Func<char, string> textOf)
    {
        var elements = Elements(pattern).ToList();
        var (line, lastIsText) = (new StringBuilder(), false);
        for (var index = 0; index < elements.Count; index++)
        {
            var element = elements[index];
            if (IsPart(element))
            {
                var text = textOf(element[1]);
                if (text.Length == 0) continue;
                line.Append(text);
                lastIsText = true;
            }
            else if (FollowedByText(elements, index, textOf) && (index == 0 || lastIsText))
            {
                line.Append(element);
                lastIsText = false;
            }
        }

        return line.ToString().Trim();
    }

    private static bool IsPart(string element) => element is ['%', _];

    private static bool FollowedByText(List<string> elements, int index, Func<char, string> textOf) =>
        index + 1 == elements.Count || textOf(elements[index + 1][1]).Length > 0;

    // Parts, and what stands between them.
    private static IEnumerable<string> Elements(string pattern)
    {
        var start = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] != '%' || at + 1 == pattern.Length) continue;
            if (at > start) yield return pattern[start..at];
            yield return pattern[at..(at + 2)];
            start = at + 2;
            at++;
        }

        if (start < pattern.Length) yield return pattern[start..];
    }
}
