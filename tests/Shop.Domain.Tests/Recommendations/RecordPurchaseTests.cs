using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Recommendations;

public sealed class RecordPurchaseTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Sample.Opening);

    [Fact]
    public async Task An_order_told_twice_counts_once()
    {
        Assert.True(await RecordAsync(1, 1, 2, 2));
        Assert.False(await RecordAsync(1, 1, 2, 2));
        Assert.False(await RecordAsync(1, 3));
        Assert.Equal([(1, 1L), (2, 1L)], await CountsAsync());
        Assert.Equal([1_000_000L], await WeightsAsync());
    }

    [Fact]
    public async Task Parallel_orders_lose_nothing_and_a_parallel_repetition_adds_nothing()
    {
        var orders = Enumerable.Range(1, 20).SelectMany(order => new[] { order, order });
        var counted = await Task.WhenAll(orders.Select(order => Task.Run(() => RecordAsync(order, 1, 2, 3))));
        Assert.Equal(20, counted.Count(first => first));
        Assert.Equal([(1, 20L), (2, 20L), (3, 20L)], await CountsAsync());
        Assert.Equal(Enumerable.Repeat(20 * ProductPair.WeightOf(3), 3), await WeightsAsync());
    }

    [Fact]
    public async Task Taking_an_order_back_leaves_what_was_there_before_it()
    {
        await RecordAsync(1, 1, 2, 3);
        var (counts, weights) = (await CountsAsync(), await WeightsAsync());
        await RecordAsync(2, 2, 3, 4, 5, 6, 7, 8);
        Assert.True(await ForgetAsync(2));
        Assert.False(await ForgetAsync(2));
        Assert.Equal(counts, (await CountsAsync()).Where(count => count.Count > 0));
        Assert.Equal(weights, await WeightsAsync());
    }

    [Fact]
    public async Task The_order_of_orders_makes_no_difference_and_refunds_restore_exactly()
    {
        var orders = Enumerable.Range(1, 12)
            .Select(number => (Number: number, Products: Enumerable.Range(1, 9).Where(product => (product * number) % 4 > 1).ToArray()))
            .ToList();
        foreach (var (number, products) in orders) await RecordAsync(number, products);
        var before = await SumsAsync();
        foreach (var (number, products) in orders) await RecordAsync(100 + number, products);
        foreach (var (number, _) in orders.AsEnumerable().Reverse()) await ForgetAsync(100 + number);
        Assert.Equal(before, await SumsAsync());
        using var other = new SqliteDatabase();
        foreach (var (number, products) in orders.AsEnumerable().Reverse()) await RecordAsync(other, number, products);
        Assert.Equal(before, await SumsAsync(other));
    }

    [Fact]
    public async Task An_order_taken_back_is_never_counted_afterwards()
    {
        await RecordAsync(1, 1, 2);
        await ForgetAsync(1);
        Assert.False(await RecordAsync(1, 1, 2));
        Assert.True(await ForgetAsync(2));
        Assert.False(await RecordAsync(2, 1, 2));
        Assert.Empty(await WeightsAsync());
        Assert.DoesNotContain(await CountsAsync(), count => count.Count > 0);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(100, 4950)]
    [InlineData(101, 0)]
    public async Task Only_orders_of_two_to_a_hundred_products_make_pairs(int products, int pairs)
    {
        await RecordAsync(1, [.. Enumerable.Range(1, products)]);
        Assert.Equal(products, (await CountsAsync()).Count);
        var weights = await WeightsAsync();
        Assert.Equal(pairs, weights.Count);
        Assert.All(weights, weight => Assert.Equal(ProductPair.WeightOf(products), weight));
    }

    [Fact]
    public async Task A_purchase_whose_transaction_fails_leaves_no_trace()
    {
        await using var db = _database.NewContext();
        await db.Database.ExecuteSqlAsync(
            $"CREATE TRIGGER fault BEFORE INSERT ON recommendations_pair BEGIN SELECT RAISE(ABORT, 'fault'); END");
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => RecordAsync(1, 1, 2));
        await db.Database.ExecuteSqlAsync($"DROP TRIGGER fault");
        Assert.Empty(await CountsAsync());
        Assert.True(await RecordAsync(1, 1, 2));
    }

    public void Dispose() => _database.Dispose();

    private static OrderId Order(int number) => new(new Guid(number, 1, 1, new byte[8]));

    private Task<bool> RecordAsync(int order, params int[] products) => RecordAsync(_database, order, products);

    private async Task<bool> RecordAsync(SqliteDatabase database, int order, int[] products)
    {
        await using var db = database.NewContext();
        return await new RecordPurchase(db, _clock).ExecuteAsync(Order(order), [.. products.Select(Sample.Id)], CancellationToken.None);
    }

    private async Task<bool> ForgetAsync(int order)
    {
        await using var db = _database.NewContext();
        return await new ForgetPurchase(db, _clock).ExecuteAsync(Order(order), CancellationToken.None);
    }

    private async Task<List<(int Product, long Count)>> CountsAsync()
    {
        await using var db = _database.NewContext();
        var counts = await db.Set<ProductCount>().AsNoTracking().ToListAsync();
        return [.. Enumerable.Range(1, 110)
            .SelectMany(number => counts.Where(count => count.ProductId == Sample.Id(number)), (number, count) => (number, count.Count))];
    }

    private async Task<List<(ProductId Product, long Count, long PairedCount, long PairWeight, long Heat)>> SumsAsync(
        SqliteDatabase? database = null)
    {
        await using var db = (database ?? _database).NewContext();
        var counts = await db.Set<ProductCount>().AsNoTracking().ToListAsync();
        return [.. counts.OrderBy(count => count.ProductId.Value)
            .Select(count => (count.ProductId, count.Count, count.PairedCount, count.PairWeightMicro, count.Heat))];
    }

    private async Task<List<long>> WeightsAsync()
    {
        await using var db = _database.NewContext();
        return await db.Set<ProductPair>().OrderBy(pair => pair.LowNumber).ThenBy(pair => pair.HighNumber).Select(pair => pair.WeightMicro)
            .ToListAsync();
    }
}
