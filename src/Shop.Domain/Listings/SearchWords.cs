using Shop.Domain.Shared;

namespace Shop.Domain.Listings;

/// <summary>What a shopper typed, as the words to look for.</summary>
internal static class SearchWords
{
    // Each word is a scan of the language's entries: a pasted page of text must not become a thousand of them.
    private const int MaxWords = 8;
    private const int MaxLength = 200;

    /// <summary>No case, no accents, no plurals: "Tés verdes" looks for "te" and "verd". Empty when nothing was typed.</summary>
    public static IReadOnlyList<string> Of(string? search)
    {
        if (search is null) return [];
        var key = PlainText.SearchKey(search.Length > MaxLength ? search[..MaxLength] : search);
        return [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Singular).Distinct().Take(MaxWords)];
    }

    // Cutting an ending only widens what is found, since a word may occur anywhere in the text.
    private static string Singular(string word)
    {
        if (word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal)) return word[..^2];
        return word.Length > 2 && word.EndsWith('s') ? word[..^1] : word;
    }
}
