using System.Text;

namespace Shop.TestKit;

/// <summary>Reads CSV by RFC 4180, each row as a map from the header's names.</summary>
public static class CsvText
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(byte[] file)
    {
        var rows = Rows(Encoding.UTF8.GetString(file).TrimStart('\ufeff')).ToArray();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else if (letter == '"') quoted = !quoted;
            else if (quoted || letter is not (',' or '\r' or '\n')) cell.Append(letter);
            else if (letter != '\r')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == ',') continue;
                yield return row;
                row = [];
            }
        }

        if (row.Count > 0 || cell.Length > 0) yield return [.. row, cell.ToString()];
    }
}
