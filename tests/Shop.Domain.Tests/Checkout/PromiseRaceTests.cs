using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// Who books money, gives goods back or cancels at the same moment, on both databases: the books are right whoever is first.
/// </summary>
public sealed class PromiseRaceTests
{
    private const int Rounds = 8;

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_several_who_book_the_same_money_at_once_one_books_it(bool onPostgres)
    {
        using var desk = await PromiseDesk.OpenAsync(onPostgres);
        var id = await desk.PlaceAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, Rounds).Select(_ =>
            Task.Run(() => desk.BookAsync(id, PromiseDesk.Sent, seen: 0))));
        Assert.Single(results.OfType<BookMoneyResult.Booked>());
        Assert.Equal(PromiseDesk.Sent, (await desk.PaymentAsync(id)).ReceivedMinor);
        await desk.AssertBooksAsync();
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_form_sent_many_times_at_once_books_the_money_once(bool onPostgres)
    {
        using var desk = await PromiseDesk.OpenAsync(onPostgres);
        var (id, token) = (await desk.PlaceAsync(), SecretToken.New());
        var results = await Task.WhenAll(Enumerable.Range(0, Rounds).Select(_ =>
            Task.Run(() => desk.BookAsync(id, PromiseDesk.Sent, token, "NTX-1", seen: 0))));
        Assert.All(results, result => Assert.IsType<BookMoneyResult.Booked>(result));
        Assert.Equal(PromiseDesk.Sent, (await desk.PaymentAsync(id)).ReceivedMinor);
        await desk.AssertBooksAsync();
    }

    [PostgresTheory]
    [InlineData(false, "release")]
    [InlineData(true, "release")]
    [InlineData(false, "shopper")]
    [InlineData(true, "shopper")]
    [InlineData(false, "staff")]
    [InlineData(true, "staff")]
    public async Task Booking_while_the_order_ends_pays_it_or_owes_the_money_back_and_goods_are_right(bool onPostgres, string who)
    {
        using var desk = await PromiseDesk.OpenAsync(onPostgres);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await desk.PlaceAsync();
            if (who == "release") desk.Shop.Clock.Advance(TimeSpan.FromDays(8));
            await Task.WhenAll(Task.Run(() => desk.BookAsync(id, PromiseDesk.Sent)), Task.Run(() => EndAsync(desk, id, who)));
            var (order, payment) = (await desk.OrderAsync(id), await desk.PaymentAsync(id));
            var isPaid = order.Status == OrderStatus.Paid;
            Assert.Equal(isPaid ? PaymentStatus.Succeeded : PaymentStatus.Failed, payment.Status);
            Assert.Equal(isPaid ? 0 : PromiseDesk.Sent, payment.OwedBack.Minor);
            if (isPaid) await desk.RefundAsync(id, PromiseDesk.Sent);
            Assert.Equal((5, 0), await desk.TeaAsync());
            await desk.AssertBooksAsync();
        }
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_who_hand_the_same_order_over_at_once_are_paid_once(bool onPostgres)
    {
        using var desk = await PromiseDesk.OpenAsync(onPostgres);
        var id = await desk.PlaceAsync(PaymentMethod.OnPickup);
        var results = await Task.WhenAll(Enumerable.Range(0, Rounds).Select(_ => Task.Run(() => desk.PickUpAsync(id))));
        Assert.Single(results, PickUpResult.Done);
        Assert.Equal((PromiseDesk.PickedUp, (4, 0)), ((await desk.PaymentAsync(id)).ReceivedMinor, await desk.TeaAsync()));
        await desk.AssertBooksAsync();
    }

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Several_forms_of_one_cart_by_transfer_at_once_are_one_order(bool onPostgres)
    {
        using var desk = await PromiseDesk.OpenAsync(onPostgres);
        var cart = await desk.Shop.CartWithAsync((TestShop.Tea, 1));
        var results = await Task.WhenAll(Enumerable.Range(0, Rounds).Select(_ =>
            Task.Run(() => desk.Shop.PlaceAsync(PromiseDesk.Request(cart, PaymentMethod.BankTransfer)))));
        Assert.Single(results.OfType<PlaceOrderResult.Placed>().Select(placed => placed.OrderId).Distinct());
        Assert.Equal((4, 1), await desk.TeaAsync());
        await desk.AssertBooksAsync();
    }

    private static async Task EndAsync(PromiseDesk desk, OrderId id, string who)
    {
        if (who == "release") await desk.FollowAsync();
        else if (who == "shopper") await desk.CancelAsync(id);
        else await desk.CancelByStaffAsync(id);
    }
}
