using Shop.Domain.Shared;

namespace Shop.Domain.Search.Matching;

/// <summary>How far apart two spellings are.</summary>
internal static class Spelling
{
    private const int MinCorrected = 4;
    private const int MinTwice = 6;

    /// <summary>So many slips are taken for slips: none in short words and numbers, where one letter makes another word.</summary>
    public static int Tolerance(string word) =>
        word.Length < MinCorrected || word.Any(char.IsDigit) ? 0 : word.Length < MinTwice ? 1 : 2;

    /// <summary>
    /// Letters to add, leave out, change or swap with their neighbour (Damerau-Levenshtein); most + 1 for anything beyond.
    /// </summary>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || b.Length > FoldedText.MaxWordLength) return most + 1;
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min(last[b.Length], most + 1);
    }
}
