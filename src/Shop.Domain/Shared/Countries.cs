using System.Collections.Frozen;
using System.Globalization;

namespace Shop.Domain.Shared;

/// <summary>
/// The countries of the world, as the Unicode Common Locale Data Repository names them. Which of them a shop sells to, its ways of
/// sending and its tax rates say.
/// </summary>
public static class Countries
{
    private const string File = "Shop.Domain.Shared.country-names.tsv";
    private const int English = 1;
    private static readonly Lazy<Table> Names = new(Read);

    /// <summary>ISO 3166 codes, in the order of the alphabet.</summary>
    public static IReadOnlyCollection<string> Codes => Names.Value.Codes;

    public static bool IsKnown(string? code) => code is not null && Names.Value.Rows.ContainsKey(code);

    /// <summary>The country's name in that language, else in English; its own code when the shop does not know it.</summary>
    // .NET keeps the first language in which it was asked for a region's name, so the names come with the shop.
    public static string NameOf(string code, Language language) =>
        Names.Value.Rows.TryGetValue(code, out var names) ? names[Names.Value.ColumnOf(language)] : code;

    /// <summary>The codes in the order in which the language sorts the names.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> codes, Language language)
    {
        var order = language.Culture.CompareInfo.GetStringComparer(CompareOptions.IgnoreCase);
        return [.. codes.OrderBy(code => NameOf(code, language), order)];
    }

    private static Table Read()
    {
        var rows = DataFile.Rows(File);
        var columns = rows[0].Select((language, index) => (language, index)).Skip(1).ToFrozenDictionary(each => each.language,
            each => each.index, StringComparer.Ordinal);
        var names = rows.Skip(1).ToFrozenDictionary(cells => cells[0], StringComparer.Ordinal);
        return new Table(columns, names, [.. names.Keys.Order(StringComparer.Ordinal)]);
    }

    private sealed record Table(
        FrozenDictionary<string, int> Columns, FrozenDictionary<string, string[]> Rows, IReadOnlyCollection<string> Codes)
    {
        public int ColumnOf(Language language) => Columns.GetValueOrDefault(language.Code.Split('-')[0], English);
    }
}
