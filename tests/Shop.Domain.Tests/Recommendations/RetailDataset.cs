using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Recommendations;

/// <summary>A basket of the dataset: its stock codes without repetition.</summary>
internal sealed record RetailBasket(string Invoice, IReadOnlyList<string> Codes)
{
    /// <summary>The code whose SHA-256 together with the salt is smallest: a draw that everybody can repeat.</summary>
    public string Draw(string salt) =>
        Codes.MinBy(code => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}|{code}"))), StringComparer.Ordinal)!;
}

/// <summary>
/// UCI "Online Retail" (Daqing Chen, 2015; Chen, Sain, Guo 2012, doi:10.1057/dbm.2012.17), as a file of
/// invoice, time and stock code in order of time.
/// </summary>
internal sealed class RetailDataset
{
    private readonly Dictionary<string, int> _numbers;

    private RetailDataset(List<RetailBasket> baskets)
    {
        var split = baskets.Count * 8 / 10;
        Train = baskets[..split];
        Test = baskets[split..].FindAll(basket => basket.Codes.Count >= 2);
        // Numbered in the order of the codes, so that a tie by id is a tie by code.
        Codes = [.. baskets.SelectMany(basket => basket.Codes).Distinct().Order(StringComparer.Ordinal)];
        _numbers = Codes.Select((code, index) => (code, index)).ToDictionary(pair => pair.code, pair => pair.index + 1);
    }

    public IReadOnlyList<RetailBasket> Train { get; }

    public IReadOnlyList<RetailBasket> Test { get; }

    public IReadOnlyList<string> Codes { get; }

    public static RetailDataset Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','));
        return new RetailDataset([.. lines
            .GroupBy(line => line[0])
            .Select(basket => new RetailBasket(basket.Key, [.. basket.Select(line => line[^1]).Distinct()]))]);
    }

    public ProductId IdOf(string code) => new(new Guid(_numbers[code], 0, 0, new byte[8]));

    public string CodeOf(ProductId id) => Codes[int.Parse(id.Value.ToString("N")[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture) - 1];
}
