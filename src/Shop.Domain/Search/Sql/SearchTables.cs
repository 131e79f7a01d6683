using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Domain.Search.Sql;

/// <summary>
/// The names of what hangs on the search entries in the database itself: the full-text index and the list of words that there
/// are. The files <c>Tables.….sql</c> beside this one make them, as part of the migrations.
/// </summary>
public static class SearchTables
{
    private const string Others = "other";

    // One for the language that every shop has and one for all others: shorter lists.
    private static readonly string[] Suffixes = [Language.FallbackCode, Others];

    /// <summary>The names of SQLite's full-text indexes of products.</summary>
    public static IEnumerable<string> SqliteIndexes => Suffixes.SelectMany(suffix => new[] { $"search_head_{suffix}", $"search_{suffix}" });

    /// <summary>How the name of the index of texts in that language ends.</summary>
    internal static string SuffixOf(string culture) => culture == Language.FallbackCode ? culture : Others;

    /// <summary>In how many parts an index lies: each transaction adds one, and FTS5 merges some of them as it goes.</summary>
    internal static string PartsOf(string index) => $"SELECT count(DISTINCT segid) AS \"Value\" FROM {index}_idx";

    internal static string Merge(string index, int pages) =>
        string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {index}({index}, rank) VALUES ('merge', {pages})");
}
