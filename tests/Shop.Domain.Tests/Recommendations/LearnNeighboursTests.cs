using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;
using Shop.Domain.Tests.Catalogue;
using Xunit;

namespace Shop.Domain.Tests.Recommendations;

public sealed partial class LearnNeighboursTests
{
    [Fact]
    public async Task What_was_learnt_ranks_a_cart_and_nothing_is_written_when_nothing_changed()
    {
        await SellAsync();
        var learnt = await LearnAsync();
        Assert.Equal(LearnOutcome.Learnt, learnt.Outcome);
        Assert.Equal(learnt.Neighbours, (await RowsAsync()).Count);
        var (rows, state) = (await RowsAsync(), await StateAsync());
        Assert.Equal(LearnResult.Unchanged, await LearnAsync());
        Assert.Equal(rows, await RowsAsync());
        Assert.Equal(state.Generation, (await StateAsync()).Generation);
        Assert.Equal([3], await RecommendAsync([1, 2], 1));
    }

    [Fact]
    public async Task A_refund_is_learnt_as_well()
    {
        await SellAsync();
        await LearnAsync();
        var before = await RowsAsync();
        await BuyAsync([1, 6], [1, 6]);
        await LearnAsync();
        Assert.NotEqual(before.Select(Weight), (await RowsAsync()).Select(Weight));
        foreach (var order in new[] { _orders, _orders - 1 })
        {
            await using var db = _database.NewContext();
            await new ForgetPurchase(db, _clock).ExecuteAsync(Order(order), CancellationToken.None);
        }

        await LearnAsync();
        Assert.Equal(before.Select(Weight), (await RowsAsync()).Select(Weight));
    }

    [Fact]
    public async Task A_run_that_dies_midway_keeps_the_last_generation_and_the_next_clears_up()
    {
        await SellAsync();
        await LearnAsync();
        var (rows, generation) = (await RowsAsync(), (await StateAsync()).Generation);
        await BuyAsync([1, 6]);
        await using (var db = _database.NewContext())
        {
            await db.Database.ExecuteSqlAsync(
                $"CREATE TRIGGER fault BEFORE UPDATE OF \"Generation\" ON recommendations_neighbour_state BEGIN SELECT RAISE(ABORT, 'fault'); END");
            await Assert.ThrowsAnyAsync<Exception>(LearnAsync);
            await db.Database.ExecuteSqlAsync($"DROP TRIGGER fault");
        }

        Assert.Equal(generation, (await StateAsync()).Generation);
        Assert.Equal(rows, (await RowsAsync()).Where(row => row.Generation == generation));
        Assert.Contains(await RowsAsync(), row => row.Generation > generation);
        Assert.Equal([3], await RecommendAsync([1, 2], 1));
        Assert.Equal(LearnOutcome.Learnt, (await LearnAsync()).Outcome);
        Assert.All(await RowsAsync(), row => Assert.Equal(generation + 2, row.Generation));
    }

    [Fact]
    public async Task Of_several_at_once_one_learns_and_the_lease_of_a_dead_one_runs_out()
    {
        await SellAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(LearnAsync)));
        Assert.Single(results, result => result.Outcome == LearnOutcome.Learnt);
        Assert.Single((await RowsAsync()).Select(row => row.Generation).Distinct());
        await BuyAsync([1, 6]);
        await using (var db = _database.NewContext())
            await db.Set<NeighbourState>().TakeAsync(Guid.NewGuid(), default);
        Assert.Equal(LearnResult.Busy, await LearnAsync());
        await TestLeases.AbandonAsync<NeighbourState>(_database.NewContext);
        Assert.Equal(LearnOutcome.Learnt, (await LearnAsync()).Outcome);
    }

    [Fact]
    public async Task What_was_learnt_but_cannot_be_bought_any_more_is_not_recommended()
    {
        await SellAsync();
        await LearnAsync();
        Assert.Contains(3, await RecommendAsync([1, 2], 10));
        await using (var db = _database.NewContext())
        {
            var product = await db.Set<Shop.Domain.Catalogue.Product>().SingleAsync(product => product.Id == Sample.Id(3));
            product.Publish(false);
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain(3, await RecommendAsync([1, 2], 10));
    }

    [Fact]
    public async Task A_new_order_counts_before_the_next_night()
    {
        await SellAsync();
        await LearnAsync();
        Assert.DoesNotContain(7, await RecommendAsync([1, 2], 3));
        await BuyAsync([1, 2, 7], [1, 2, 7], [1, 2, 7]);
        Assert.Contains(7, await RecommendAsync([1, 2], 3));
    }

    [Fact]
    public async Task Sums_that_an_older_version_left_out_are_made_from_the_orders()
    {
        await SellAsync();
        await LearnAsync();
        var rows = (await RowsAsync()).Select(Weight).ToList();
        await using (var db = _database.NewContext())
        {
            await db.Set<NeighbourState>().ExecuteUpdateAsync(set => set.SetProperty(state => state.RebuiltAt, (DateTimeOffset?)null));
            await db.Set<ProductCount>()
                .ExecuteUpdateAsync(set => set.SetProperty(count => count.PairWeightMicro, 0).SetProperty(count => count.Heat, 0));
        }

        await LearnAsync();
        Assert.Equal(rows, (await RowsAsync()).Select(Weight));
    }
}
