using System.IO.Compression;
using System.Text;
using Shop.Web.Evaluation;
using Xunit;

namespace Shop.Web.Tests.Evaluation;

public sealed class BasketFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shop-baskets-").FullName;

    [Theory]
    [InlineData("a.csv", "", "is empty")]
    [InlineData("a.csv", "invoice,stockcode\n1,A\n", "lacks the column time_utc")]
    [InlineData("a.csv", "invoice,time_utc,stockcode\n1,2026-01-01T08:00,A\n1,2026-01-01T08:00,B\n", "too few baskets")]
    [InlineData("a.csv", "invoice,time_utc,stockcode\n", "too few baskets")]
    [InlineData("a.csv", "invoice,time_utc,stockcode\n1,yesterday,A\n", "line 2")]
    [InlineData("a.csv", "invoice,time_utc,stockcode\n1,2026-01-01\n", "line 2")]
    [InlineData("a.csv.gz", "invoice,time_utc,stockcode\n", "not a gzip file")]
    public async Task A_file_that_cannot_be_used_is_refused_in_one_line(string name, string text, string reason)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text);
        var (baskets, refusal) = await BasketFile.ReadAsync(path, CancellationToken.None);
        Assert.Null(baskets);
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
        Assert.Single(refusal!.Split('\n'));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        Assert.NotNull((await BasketFile.ReadAsync(Path.Combine(_folder, "none.csv"), CancellationToken.None)).Refusal);

    [Fact]
    public async Task Packed_or_not_and_with_columns_in_any_order_the_baskets_are_the_same()
    {
        var rows = string.Concat(Enumerable.Range(1, 10)
            .Select(number =>
            $"B,{number},2026-01-{number:00}T08:00\nA,{number},2026-01-{number:00}T08:00\nA,{number},2026-01-{number:00}T08:00\n"));
        var text = $"stockcode,invoice,time_utc\n{rows}";
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.csv"), text);
        await using (var packed =
            new GZipStream(File.Create(Path.Combine(_folder, "a.csv.gz")), CompressionMode.Compress)) await packed.WriteAsync(
            Encoding.UTF8.GetBytes(text));
        foreach (var name in new[] { "a.csv", "a.csv.gz" })
        {
            var baskets = (await BasketFile.ReadAsync(Path.Combine(_folder, name), CancellationToken.None)).Baskets!;
            Assert.Equal((8, 2), (baskets.Learnt.Count, baskets.Rest.Count));
            Assert.Equal(["A", "B"], baskets.Codes);
            Assert.All(baskets.Learnt, basket => Assert.Equal(2, basket.Codes.Count));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
