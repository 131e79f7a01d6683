namespace Shop.Domain.Listings.Searching;

/// <summary>How far apart two spellings are.</summary>
internal static class Spelling
{
    private const int ShortestCorrected = 4;
    private const int ShortestTwice = 6;

    /// <summary>So many slips are taken for slips: none in short words and numbers, where one letter makes another word.</summary>
    public static int Tolerance(string word) =>
        word.Length < ShortestCorrected || word.Any(char.IsDigit) ? 0 : word.Length < ShortestTwice ? 1 : 2;

    /// <summary>Letters to add, leave out, change or swap with their neighbour (Damerau-Levenshtein); most + 1 for anything beyond.</summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++) rows[i, j] = Step(rows, a, b, i, j);
        return Math.Min(rows[a.Length, b.Length], most + 1);
    }

    /// <summary>The word, and the word with each two neighbours swapped: those share few groups of letters with what was meant.</summary>
    public static IReadOnlyList<string> WithSwaps(string word) =>
        [word, .. Enumerable.Range(0, word.Length - 1).Where(at => word[at] != word[at + 1])
            .Select(at => string.Concat(word.AsSpan(0, at), [word[at + 1], word[at]], word.AsSpan(at + 2)))];

    private static int Step(int[,] rows, string a, string b, int i, int j)
    {
        var cost = a[i - 1] == b[j - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
        return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
