using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;
using Shop.TestKit;

namespace Shop.Domain.Tests.Returns;

/// <summary>Buyers withdraw from orders, on both databases.</summary>
public sealed class WithdrawalTests
{
    private const int Rounds = 20;

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_form_sent_twenty_times_at_once_is_one_withdrawal_with_one_receipt(bool onPostgres)
    {
        using var desk = await ReturnsDesk.OpenAsync(onPostgres);
        var statement = ReturnsDesk.Statement(await desk.BuyAsync(), SecretToken.New(), (ReturnsDesk.Tea, 1));
        var results = await Task.WhenAll(Enumerable.Range(0, Rounds).Select(_ => Task.Run(() => desk.WithdrawAsync(statement))));
        Assert.All(results, result => Assert.Equal(new WithdrawalResult.Received(statement.Token), result));
        Assert.Single(await desk.OfAsync(statement.OrderId));
        Assert.Equal(1, await desk.ReceiptsAsync());
        Assert.Equal(1, (await desk.OrderAsync(statement.OrderId)).Lines[ReturnsDesk.Tea - 1].WithdrawnQuantity);
        await desk.AssertBooksAsync();
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_twenty_forms_at_once_that_name_one_piece_each_as_many_are_taken_as_there_are_pieces(bool onPostgres)
    {
        using var desk = await ReturnsDesk.OpenAsync(onPostgres);
        var order = await desk.BuyAsync();
        var results = await Task.WhenAll(
            Enumerable.Range(0, Rounds).Select(_ => Task.Run(() => desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1)))));
        Assert.Equal(3, results.OfType<WithdrawalResult.Received>().Count());
        Assert.Equal(3, (await desk.OrderAsync(order)).Lines[ReturnsDesk.Tea - 1].WithdrawnQuantity);
        Assert.Equal(3, await desk.ReceiptsAsync());
        await desk.AssertBooksAsync();
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_part_and_then_the_rest_is_two_withdrawals_and_then_nothing_is_left(bool onPostgres)
    {
        using var desk = await ReturnsDesk.OpenAsync(onPostgres);
        var order = await desk.BuyAsync();
        Assert.IsType<WithdrawalResult.Received>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 2)));
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 2), (ReturnsDesk.Pot, 1)));
        Assert.IsType<WithdrawalResult.Received>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1), (ReturnsDesk.Pot, 1)));
        Assert.Equal(WithdrawalStanding.NothingLeft, await desk.StandingAsync(order));
        Assert.Equal(
            new WithdrawalResult.NotPossible(WithdrawalStanding.NothingLeft), await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1)));
        Assert.Equal([2, 2], (await desk.OfAsync(order)).Select(each => each.Lines.Sum(line => line.Quantity)));
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task What_the_order_does_not_have_or_is_named_twice_is_not_taken_and_nothing_else_of_the_form_is()
    {
        using var desk = await ReturnsDesk.OpenAsync();
        var order = await desk.BuyAsync();
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order));
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order, (9, 1)));
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order, (ReturnsDesk.Pot, 1), (ReturnsDesk.Tea, 4)));
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 0)));
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, -1)));
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1), (ReturnsDesk.Tea, 1)));
        Assert.All((await desk.OrderAsync(order)).Lines, line => Assert.Equal(0, line.WithdrawnQuantity));
        Assert.Equal(0, await desk.ReceiptsAsync());
    }

    [Fact]
    public async Task A_sent_order_is_withdrawn_from_to_the_end_of_the_last_day_of_the_shops_clock_and_not_after()
    {
        using var desk = await ReturnsDesk.OpenAsync();
        var order = await desk.BuyAsync();
        await desk.SendAsync(order);
        // Promised for three working days after the Monday on which it was placed: 14 days later is the 10th of December.
        var last = WithdrawalPeriod.Of((await desk.OrderAsync(order)).Promise, new DateOnly(2026, 11, 23), null).LastDay!.Value;
        // One hour before midnight in Madrid, which is one hour ahead of UTC.
        desk.Shop.Clock.SetUtcNow(new DateTimeOffset(last.ToDateTime(new TimeOnly(22, 59, 59)), TimeSpan.Zero));
        Assert.IsType<WithdrawalResult.Received>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1)));
        Assert.Equal(last, (await desk.OfAsync(order))[0].LastDay);
        desk.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new WithdrawalResult.NotPossible(WithdrawalStanding.Over), await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1)));
        Assert.Equal(1, (await desk.OrderAsync(order)).Lines[ReturnsDesk.Tea - 1].WithdrawnQuantity);
    }

    [Fact]
    public async Task An_order_that_never_left_is_withdrawn_from_at_once_and_as_long_as_it_lies_there()
    {
        using var desk = await ReturnsDesk.OpenAsync();
        var order = await desk.BuyAsync();
        desk.Shop.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(WithdrawalStanding.Open, await desk.StandingAsync(order));
        Assert.IsType<WithdrawalResult.Received>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 3), (ReturnsDesk.Pot, 1)));
        var causes = await desk.Shop.ReadAsync(db => db.Set<OrderHistory>().Where(entry => entry.OrderId == order)
            .Select(entry => entry.Cause).ToListAsync());
        Assert.Contains("the buyer withdrew from the contract", causes);
    }

    [Fact]
    public async Task Who_has_not_paid_by_card_or_was_cancelled_has_no_contract_to_withdraw_from()
    {
        using var shop = new TestShop();
        var placed = await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        Assert.Equal(new WithdrawalResult.NotPossible(WithdrawalStanding.NoContract), await shop.RunAsync((WithdrawFromOrder withdraw) =>
            withdraw.ExecuteAsync(ReturnsDesk.Statement(placed.OrderId, SecretToken.New(), (1, 1)), default)));
    }

    [Fact]
    public async Task The_refund_of_its_pieces_settles_a_withdrawal_the_oldest_first()
    {
        using var desk = await ReturnsDesk.OpenAsync();
        var order = await desk.BuyAsync();
        await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 2));
        desk.Shop.Clock.Advance(TimeSpan.FromHours(1));
        await desk.WithdrawAsync(order, (ReturnsDesk.Pot, 1));
        await desk.RefundAsync(order, TestShop.Tea, 1);
        Assert.All(await desk.OfAsync(order), each => Assert.Equal(WithdrawalState.Received, each.State));
        await desk.RefundAsync(order, TestShop.Tea, 1);
        Assert.Equal([WithdrawalState.Refunded, WithdrawalState.Received], (await desk.OfAsync(order)).Select(each => each.State));
        await desk.RefundAsync(order, TestShop.Pot, 1);
        Assert.All(await desk.OfAsync(order), each => Assert.Equal((WithdrawalState.Refunded, null), (each.State, each.DecidedBy)));
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task Pieces_that_were_refunded_already_cannot_be_withdrawn_from()
    {
        using var desk = await ReturnsDesk.OpenAsync();
        var order = await desk.BuyAsync();
        await desk.RefundAsync(order, TestShop.Tea, 2);
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 2)));
        Assert.IsType<WithdrawalResult.Received>(await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1)));
    }

    [Fact]
    public async Task An_exception_holds_for_what_was_sold_under_it_and_not_for_what_was_sold_before()
    {
        using var desk = await ReturnsDesk.OpenAsync();
        var before = await desk.BuyAsync();
        await desk.ExceptAsync(TestShop.Tea, WithdrawalException.Perishable);
        await desk.ExceptAsync(TestShop.Pot, WithdrawalException.SealedHygiene);
        var after = await desk.BuyAsync();
        Assert.IsType<WithdrawalResult.Received>(await desk.WithdrawAsync(before, (ReturnsDesk.Tea, 1)));
        Assert.IsType<WithdrawalResult.TooMany>(await desk.WithdrawAsync(after, (ReturnsDesk.Tea, 1)));
        // What is sealed may come back with its seal.
        Assert.IsType<WithdrawalResult.Received>(await desk.WithdrawAsync(after, (ReturnsDesk.Pot, 1)));
        Assert.Equal(WithdrawalStanding.NothingLeft, await desk.StandingAsync(after));
    }

    [Fact]
    public async Task Staff_decide_once_and_what_they_saw_must_still_be_so()
    {
        using var desk = await ReturnsDesk.OpenAsync();
        var order = await desk.BuyAsync();
        await desk.WithdrawAsync(order, (ReturnsDesk.Tea, 1));
        var withdrawal = (await desk.OfAsync(order))[0];
        Assert.Equal(SaveResult.Stale, await RefuseAsync(desk, withdrawal.Id, withdrawal.Version + 1));
        Assert.Equal(SaveResult.Saved, await RefuseAsync(desk, withdrawal.Id, withdrawal.Version));
        Assert.Equal(SaveResult.Missing, await RefuseAsync(desk, withdrawal.Id, withdrawal.Version + 1));
        Assert.Equal("opened", (await desk.OfAsync(order))[0].Refusal);
        // A refusal may be taken back by settling it after all, and that is the end.
        Assert.Equal(SaveResult.Saved, await SettleAsync(desk, withdrawal.Id, withdrawal.Version + 1));
        Assert.Equal(SaveResult.Missing, await SettleAsync(desk, withdrawal.Id, withdrawal.Version + 2));
        Assert.Equal(WithdrawalState.Refunded, (await desk.OfAsync(order))[0].State);
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_refuses_more_withdrawn_pieces_than_were_bought(bool onPostgres)
    {
        using var desk = await ReturnsDesk.OpenAsync(onPostgres);
        var order = await desk.BuyAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => desk.Shop.ReadAsync(db => db.Set<LineItem>().Where(line => line.OrderId == order)
            .ExecuteUpdateAsync(set => set.SetProperty(line => line.WithdrawnQuantity, line => line.Quantity + 1))));
    }

    private static Task<SaveResult> RefuseAsync(ReturnsDesk desk, Guid id, int version) => desk.Shop.RunAsync(
        (Withdrawals withdrawals) => withdrawals.RefuseAsync(id, version, "opened", "bo@example.com", default));

    private static Task<SaveResult> SettleAsync(ReturnsDesk desk, Guid id, int version) => desk.Shop.RunAsync(
        (Withdrawals withdrawals) => withdrawals.SettleAsync(id, version, "bo@example.com", default));
}
