using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Recommendations;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Recommendations;

public sealed class RecommendTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly FakeTimeProvider _clock = new(Sample.Opening);
    private int _orders;

    [Fact]
    public async Task What_was_bought_together_comes_first_and_best_sellers_fill_up()
    {
        await OpenAsync(6);
        await BuyAsync([1, 2], [1, 2], [1, 3], [4, 5], [4, 6], [4]);
        Assert.Equal([2, 3, 4, 5], await RecommendAsync([1], 4));
        Assert.Equal([1, 4, 3], await RecommendAsync([2], 3));
    }

    [Fact]
    public async Task The_basket_itself_is_never_recommended()
    {
        await OpenAsync(5);
        await BuyAsync([1, 2, 3], [1, 2, 4], [1, 2, 3, 4, 5]);
        foreach (var basket in new int[][] { [1], [1, 2], [2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4, 5], [1, 1] })
            Assert.Empty((await RecommendAsync(basket, 10)).Intersect(basket));
    }

    [Fact]
    public async Task What_cannot_be_bought_is_neither_recommended_nor_popular()
    {
        await _database.SaveAsync(
            Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Hidden").Publish(false), Sample.Tea(3, "Gone")
                .Offer("TEA-3", false), Sample.Tea(4, "Ceylon"));
        await BuyAsync([1, 2], [1, 2], [1, 3], [1, 4]);
        Assert.Equal([4], await RecommendAsync([1], 10));
        Assert.Equal([1, 4], await TopAsync(10));
    }

    [Fact]
    public async Task A_shop_that_has_sold_nothing_recommends_nothing()
    {
        await OpenAsync(2);
        Assert.Empty(await RecommendAsync([1], 4));
        await BuyAsync([2]);
        Assert.Equal([2], await RecommendAsync([1], 4));
        Assert.Equal([2], await RecommendAsync([], 4));
    }

    [Fact]
    public async Task Equals_follow_their_id()
    {
        await OpenAsync(6);
        await BuyAsync([6, 1], [1, 4], [5, 1]);
        Assert.Equal([4, 5, 6], await RecommendAsync([1], 3));
        Assert.Equal([1, 4, 5, 6], await TopAsync(4));
    }

    [Fact]
    public async Task A_tie_from_a_small_order_outweighs_one_from_a_large_order()
    {
        await OpenAsync(6);
        await BuyAsync([1, 2, 3, 4, 5], [1, 6]);
        Assert.Equal(6, (await RecommendAsync([1], 1)).Single());
    }

    [Fact]
    public async Task An_order_too_large_for_pairs_weakens_no_tie()
    {
        await OpenAsync(4);
        // Products beyond 99 are in no test's list; they only make the orders large.
        var large = Enumerable.Range(100, 100).Append(2).ToArray();
        await BuyAsync([1, 2], [1, 3], large, large, large);
        Assert.Equal([2, 3], await RecommendAsync([1], 2));
    }

    [Fact]
    public async Task Asking_with_a_large_basket_takes_three_statements_at_most()
    {
        await OpenAsync(90);
        await BuyAsync([.. Enumerable.Range(1, 90)]);
        var statements = new List<string>();
        await using var db = _database.NewContext(statements.Add);
        var found = await new Recommend(db).ForProductsAsync([.. Enumerable.Range(1, 80).Select(Sample.Id)], 20, CancellationToken.None);
        Assert.Equal(10, found.Count);
        Assert.InRange(statements.Count, 1, 3);
    }

    [Fact]
    public async Task A_small_basket_and_the_same_one_with_something_that_nobody_bought_are_answered_alike()
    {
        await OpenAsync(9);
        await BuyAsync([1, 2, 5], [1, 3], [2, 6, 7], [3, 4, 8], [4, 5], [1, 7]);
        var four = await RecommendAsync([1, 2, 3, 4], 4);
        Assert.Equal(4, four.Count);
        Assert.Equal(four, await RecommendAsync([1, 2, 3, 4, 9], 4));
    }

    [Fact]
    public async Task What_sells_now_comes_before_what_sold_more_long_ago()
    {
        await OpenAsync(3);
        await BuyAsync([1], [1], [1]);
        _clock.Advance(TimeSpan.FromDays(40));
        await BuyAsync([2]);
        Assert.Equal([1, 2], await TopAsync(2));
        _clock.Advance(TimeSpan.FromDays(20));
        await BuyAsync([3]);
        Assert.Equal([3, 1, 2], await TopAsync(3));
    }

    [Fact]
    public async Task The_newest_follow_where_little_was_sold()
    {
        await OpenAsync(4);
        Assert.Equal([4, 3], await TopAsync(2));
        await BuyAsync([1]);
        Assert.Equal([1, 4, 3], await TopAsync(3));
    }

    public void Dispose() => _database.Dispose();

    private Task OpenAsync(int products) =>
        _database.SaveAsync([Sample.Teas(), .. Enumerable.Range(1, products).Select(number => Sample.Tea(number, "Tea"))]);

    private async Task BuyAsync(params int[][] orders)
    {
        foreach (var order in orders)
        {
            await using var db = _database.NewContext();
            var id = new OrderId(new Guid(++_orders, 1, 1, new byte[8]));
            await new RecordPurchase(db, _clock).ExecuteAsync(id, [.. order.Select(Sample.Id)], CancellationToken.None);
        }
    }

    private async Task<List<int>> RecommendAsync(int[] basket, int count)
    {
        await using var db = _database.NewContext();
        return Numbers(await new Recommend(db).ForProductsAsync([.. basket.Select(Sample.Id)], count, CancellationToken.None));
    }

    private async Task<List<int>> TopAsync(int count)
    {
        await using var db = _database.NewContext();
        return Numbers(await new ProductPopularity(db, new NewestProducts(db)).NowAsync("en", count, CancellationToken.None));
    }

    private static List<int> Numbers(IEnumerable<ProductId> ids) =>
        [.. ids.Select(id => Enumerable.Range(1, 99).First(number => Sample.Id(number) == id))];
}
