using System.Globalization;
using System.IO.Compression;

namespace Shop.Web.Evaluation;

/// <summary>What a file of baskets holds, or in one line why it cannot be used.</summary>
public sealed record BasketReading(BasketSplit? Baskets, string? Refusal);

/// <summary>
/// Reads a CSV file with the columns invoice, time_utc and stockcode, one row for each product of a basket; packed when it ends in .gz.
/// </summary>
public static class BasketFile
{
    private static readonly string[] Columns = ["invoice", "time_utc", "stockcode"];

    public static async Task<BasketReading> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            await using Stream plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? new GZipStream(file, CompressionMode.Decompress)
                : file;
            using var reader = new StreamReader(plain);
            return await ReadAsync(path, reader, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return Refuse($"{path} is not a gzip file.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Refuse(error.Message);
        }
    }

    private static async Task<BasketReading> ReadAsync(string path, StreamReader reader, CancellationToken cancellationToken)
    {
        if (await reader.ReadLineAsync(cancellationToken) is not { Length: > 0 } head) return Refuse($"{path} is empty.");
        var names = Cells(head);
        if (Columns.Except(names).ToList() is { Count: > 0 } missing)
            return Refuse($"{path} lacks the column {string.Join(", ", missing)}.");
        var places = Array.ConvertAll(Columns, column => Array.IndexOf(names, column));
        var baskets = new Dictionary<string, (DateTimeOffset At, HashSet<string> Codes)>(StringComparer.Ordinal);
        for (var number = 2; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            if (line.Length == 0) continue;
            if (!TryAdd(baskets, Cells(line), places)) return Refuse($"{path}, line {number}: no invoice, time and stock code.");
        }

        var split = new BasketSplit(baskets.Select(basket => new EvaluationBasket(basket.Key, basket.Value.At, [.. basket.Value.Codes])));
        return split.CanBeAsked
            ? new BasketReading(split, null)
            : Refuse($"{path} holds too few baskets of two products or more: the last fifth has none to ask about.");
    }

    private static bool TryAdd(Dictionary<string, (DateTimeOffset At, HashSet<string> Codes)> baskets, string[] cells, int[] places)
    {
        if (cells.Length <= places.Max()) return false;
        var (invoice, code) = (cells[places[0]], cells[places[2]]);
        if (invoice.Length == 0 || code.Length == 0) return false;
        if (!DateTimeOffset.TryParse(cells[places[1]], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return false;
        if (!baskets.TryGetValue(invoice, out var basket)) baskets.Add(invoice, basket = (at, new HashSet<string>(StringComparer.Ordinal)));
        basket.Codes.Add(code);
        return true;
    }

    private static string[] Cells(string line) => Array.ConvertAll(line.Split(','), cell => cell.Trim().Trim('"'));

    private static BasketReading Refuse(string reason) => new(null, reason);
}
