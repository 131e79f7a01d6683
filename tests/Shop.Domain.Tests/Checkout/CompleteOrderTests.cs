using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Orders that are done: closed by staff, or some time after they were sent, once and not against a dispute or a refund.</summary>
public sealed class CompleteOrderTests : IDisposable
{
    private const int Days = 30;
    private readonly FulfilmentDesk _desk = new();

    private TestShop Shop => _desk.Shop;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Staff_complete_an_order_once_it_was_sent_and_only_once()
    {
        var id = await BuyAsync(_desk);
        Assert.False(await _desk.CompleteAsync(id));
        Assert.True(await _desk.ShipAsync(id));
        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _desk.CompleteAsync(id))));
        Assert.Single(done, isDone => isDone);
        Assert.Equal([OrderStatus.AwaitingPayment, OrderStatus.Paid, OrderStatus.Shipped, OrderStatus.Completed],
            await _desk.MovesAsync(id));
    }

    [Fact]
    public async Task A_completed_order_can_be_refunded()
    {
        var id = await BuyAsync(_desk);
        await _desk.ShipAsync(id);
        await _desk.CompleteAsync(id);
        await _desk.SettleAsync(await _desk.RefundAsync(id, new RefundLine(TestShop.Tea, 1, Restock: 1)));
        Assert.Equal((OrderStatus.Completed, 1290L),
            (await _desk.OrderAsync(id) is var order ? (order.Status, order.RefundedMinor) : default));
        Assert.Equal((10, 0), await _desk.FiguresAsync(TestShop.Tea));
    }

    [Fact]
    public Task Orders_are_completed_thirty_days_after_they_were_sent_and_not_a_day_earlier() => AfterThirtyDaysAsync(_desk);

    [PostgresFact]
    public async Task Orders_are_completed_thirty_days_after_they_were_sent_and_not_a_day_earlier_on_postgres()
    {
        using var desk = new FulfilmentDesk(await PostgresDatabase.CreateAsync());
        await AfterThirtyDaysAsync(desk);
    }

    [Fact]
    public async Task With_zero_days_nothing_is_ever_completed_by_itself()
    {
        var id = await BuyAsync(_desk);
        await _desk.ShipAsync(id);
        Shop.Clock.Advance(TimeSpan.FromDays(4000));
        await RunAsync(_desk, days: 0);
        Assert.Equal(OrderStatus.Shipped, (await _desk.OrderAsync(id)).Status);
    }

    [Fact]
    public async Task A_disputed_order_is_left_alone_until_the_dispute_is_won()
    {
        var id = await BuyAsync(_desk);
        await _desk.ShipAsync(id);
        await DisputeAsync("needs_response");
        Shop.Clock.Advance(TimeSpan.FromDays(Days + 1));
        await RunAsync(_desk);
        Assert.False(await _desk.CompleteAsync(id));
        Assert.Equal(OrderStatus.Shipped, (await _desk.OrderAsync(id)).Status);
        await DisputeAsync("won");
        await RunAsync(_desk);
        Assert.Equal(OrderStatus.Completed, (await _desk.OrderAsync(id)).Status);
    }

    [Fact]
    public async Task An_order_with_a_refund_under_way_is_left_alone_until_the_money_is_back()
    {
        var id = await BuyAsync(_desk);
        await _desk.ShipAsync(id);
        Shop.Gateway.RefundsArePending = true;
        var requested = await _desk.RefundAsync(id, new RefundLine(TestShop.Tea, null, Money.Eur(100)));
        Shop.Clock.Advance(TimeSpan.FromDays(Days));
        await RunAsync(_desk);
        await _desk.SettleAsync(requested);
        await RunAsync(_desk);
        Assert.False(await _desk.CompleteAsync(id));
        Assert.Equal(OrderStatus.Shipped, (await _desk.OrderAsync(id)).Status);
        Shop.Gateway.SendRefunds();
        await FollowAsync();
        await RunAsync(_desk);
        Assert.Equal((OrderStatus.Completed, "refunded-in-part"),
            (await _desk.OrderAsync(id) is var order ? (order.Status, order.StatusText) : default));
    }

    [Fact]
    public async Task A_refund_that_the_bank_sent_back_keeps_the_order_open()
    {
        var id = await BuyAsync(_desk);
        await _desk.ShipAsync(id);
        await _desk.SettleAsync(await _desk.RefundAsync(id, new RefundLine(TestShop.Tea, null, Money.Eur(100))));
        Shop.Gateway.FailRefunds();
        await FollowAsync();
        Assert.False(await _desk.CompleteAsync(id));
    }

    private static async Task AfterThirtyDaysAsync(FulfilmentDesk desk)
    {
        var unsent = await BuyAsync(desk);
        var id = await BuyAsync(desk);
        // Placed long before: what counts is when it was sent.
        desk.Shop.Clock.Advance(TimeSpan.FromDays(60));
        await desk.ShipAsync(id);
        desk.Shop.Clock.Advance(TimeSpan.FromDays(Days) - TimeSpan.FromMinutes(1));
        await RunAsync(desk);
        Assert.Equal(OrderStatus.Shipped, (await desk.OrderAsync(id)).Status);
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(desk))));
        Assert.Equal([OrderStatus.AwaitingPayment, OrderStatus.Paid, OrderStatus.Shipped, OrderStatus.Completed],
            await desk.MovesAsync(id));
        Assert.Equal(OrderStatus.Paid, (await desk.OrderAsync(unsent)).Status);
    }

    private static Task<OrderId> BuyAsync(FulfilmentDesk desk) => desk.BuyAsync(1780, "standard", (TestShop.Tea, 1));

    private static Task RunAsync(FulfilmentDesk desk, int days = Days) => desk.Shop.ReadAsync(async db =>
    {
        var complete = new CompleteOrder(db, new FindOrder(db), new ConsumeStock(db, desk.Shop.Clock), desk.Shop.Clock);
        await new CompleteSentOrders(db, complete, new CompletionTerms(days), desk.Shop.Clock).ExecuteAsync(default);
        return true;
    });

    private async Task DisputeAsync(string status)
    {
        Shop.Gateway.Dispute(Shop.Gateway.Sessions.Single().PaymentIntentId!, status);
        await Shop.RunAsync(async (SyncRefundsAndDisputes follow) =>
        {
            await follow.DisputesAsync(await PaymentAsync(), default);
            return true;
        });
    }

    private Task FollowAsync() => Shop.RunAsync(async (SyncRefundsAndDisputes follow) =>
    {
        await follow.RefundsAsync(await PaymentAsync(), default);
        return true;
    });

    private Task<PaymentId> PaymentAsync() => Shop.ReadAsync(db => db.Set<Payment>().Select(payment => payment.Id).SingleAsync());
}
