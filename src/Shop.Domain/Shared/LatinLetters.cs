namespace Shop.Domain.Shared;

/// <summary>
/// Letters that have no accent to take off, spelled as they are where nobody can type them: "Smørrebrød" is searched as "smorrebrod".
/// </summary>
public static class LatinLetters
{
    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ß'] = "ss", ['ẞ'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ł'] = "l", ['ı'] =
            "i", ['ħ'] = "h", ['ŧ'] = "t", ['ŋ'] = "n", ['ĸ'] = "k",
    };

    /// <summary>The spelling of a small letter; null for those that are what they look like.</summary>
    public static string? Of(char letter) => Spelled.GetValueOrDefault(letter);

    /// <summary>The text in small letters with all of them spelled.</summary>
    public static string Spell(string text) =>
        text.Any(Spelled.ContainsKey) ? string.Concat(text.Select(letter => Of(letter) ?? letter.ToString())) : text;
}
