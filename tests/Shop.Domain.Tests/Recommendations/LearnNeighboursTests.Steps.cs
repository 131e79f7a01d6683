using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Recommendations;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;

namespace Shop.Domain.Tests.Recommendations;

/// <summary>The steps of these tests, in a shop of eight teas.</summary>
public sealed partial class LearnNeighboursTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Sample.Opening);
    private int _orders;

    public void Dispose() => _database.Dispose();

    private static OrderId Order(int number) => new(new Guid(number, 1, 1, new byte[8]));

    private static (int, int, long) Weight(Row row) => (row.From, row.To, row.WeightMicro);

    private async Task SellAsync()
    {
        await _database.SaveAsync([Sample.Teas(), .. Enumerable.Range(1, 8).Select(number => Sample.Tea(number, "Tea"))]);
        await BuyAsync([1, 2, 3], [1, 2, 3], [1, 3], [2, 3], [1, 4, 5], [2, 4, 6], [5, 6], [4, 5], [8]);
    }

    private async Task BuyAsync(params int[][] orders)
    {
        foreach (var order in orders)
        {
            await using var db = _database.NewContext();
            await new RecordPurchase(db, _clock).ExecuteAsync(Order(++_orders), [.. order.Select(Sample.Id)], CancellationToken.None);
        }
    }

    private async Task<LearnResult> LearnAsync()
    {
        await using var db = _database.NewContext();
        return await new LearnNeighbours(db, TestLeases.Keeper(_database.NewContext, _clock), _clock)
            .ExecuteAsync(null, CancellationToken.None);
    }

    private async Task<List<int>> RecommendAsync(int[] basket, int count)
    {
        await using var db = _database.NewContext();
        var ids = await new Recommend(db).ForProductsAsync([.. basket.Select(Sample.Id)], count, CancellationToken.None);
        return [.. ids.Select(id => Enumerable.Range(1, 8).First(number => Sample.Id(number) == id))];
    }

    private async Task<List<Row>> RowsAsync()
    {
        await using var db = _database.NewContext();
        return await db.Set<ProductNeighbour>().OrderBy(row => row.FromNumber).ThenBy(row => row.ToNumber)
            .Select(row => new Row(row.Generation, row.FromNumber, row.ToNumber, row.WeightMicro)).ToListAsync();
    }

    private async Task<NeighbourState> StateAsync()
    {
        await using var db = _database.NewContext();
        return await db.Set<NeighbourState>().AsNoTracking().SingleAsync();
    }

    private sealed record Row(long Generation, int From, int To, long WeightMicro);
}
