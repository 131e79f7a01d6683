namespace Shop.Domain.Search.Sql;

/// <summary>
/// Something that a word of the search may stand for: itself, a synonym (of one or more words), a category's word. All are
/// letters and digits, so that nothing in them is an operator.
/// </summary>
public sealed record TextTerm(IReadOnlyList<string> Words, bool IsPrefix = false)
{
    public TextTerm(string word, bool isPrefix = false) : this([word], isPrefix)
    {
    }
}

/// <summary>A search as both databases can be asked it: of each place one of the terms must occur.</summary>
public sealed record TextQuery(string Culture, IReadOnlyList<IReadOnlyList<TextTerm>> Places)
{
    /// <summary>As FTS5 reads it: each word is a quoted string.</summary>
    internal string ForSqlite() => Join(" AND ", " OR ", word => $"\"{word}\"", " *");

    /// <summary>As a <c>tsquery</c> is written: each word is a quoted string.</summary>
    internal string ForPostgres() => Join(" & ", " | ", word => $"'{word}'", ":*");

    private string Join(string and, string or, Func<string, string> quote, string prefix)
    {
        string Of(TextTerm term) => $"({string.Join(and, term.Words.Select(quote))}{(term.IsPrefix ? prefix : "")})";
        return string.Join(and, Places.Select(place => place is [{ } only] ? Of(only) : $"({string.Join(or, place.Select(Of))})"));
    }
}

/// <summary>
/// An entry that was found, by its number. <paramref name="InText"/>: not all words are in its name and labels, some only in the text.
/// </summary>
public readonly record struct TextHit(long Number, bool InText);
