using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Checkout;

/// <summary>An order whose buyer transfers the money: waiting, paid, too little, too much, too late, given back.</summary>
public sealed class BankTransferTests
{
    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_by_transfer_waits_with_its_goods_held_and_out_of_the_cart(bool onPostgres)
    {
        using var desk = await PromiseDesk.OpenAsync(onPostgres);
        var cart = await desk.Shop.CartWithAsync((TestShop.Tea, 1));
        var placed = await desk.Shop.PlacedAsync(PromiseDesk.Request(cart, PaymentMethod.BankTransfer));
        Assert.True(placed is { IsPaid: false, IsPaidLater: true });
        var (order, payment) = (await desk.OrderAsync(placed.OrderId), await desk.PaymentAsync(placed.OrderId));
        Assert.Equal((OrderStatus.AwaitingPayment, PaymentMethod.BankTransfer), (order.Status, order.PaymentMethod));
        Assert.Equal((PaymentStatus.Pending, PaymentMethod.BankTransfer), (payment.Status, payment.Method));
        Assert.Equal(CreditorReference.Of(order.Number), payment.Reference);
        Assert.Equal(TimeSpan.FromDays(7), payment.Hold);
        Assert.Equal((4, 1), await desk.TeaAsync());
        Assert.Empty((await desk.Shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default))).Items);
        Assert.Empty(desk.Shop.Gateway.Sessions);
        Assert.True(await ToldAsync(desk, new OrderAwaitsMoney(order.Id).Key));
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task The_exact_sum_pays_the_order_with_its_invoice_and_one_event()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync();
        var booked = Assert.IsType<BookMoneyResult.Booked>(await desk.BookAsync(id, PromiseDesk.Sent));
        Assert.Equal((true, 0L, 0L), (booked.IsPaid, booked.Due.Minor, booked.OwedBack.Minor));
        var (order, payment) = (await desk.OrderAsync(id), await desk.PaymentAsync(id));
        Assert.Equal((OrderStatus.Paid, payment.Reference), (order.Status, order.PaymentReference));
        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.True(await ToldAsync(desk, new OrderPaid(id).Key));
        var invoice = await desk.Shop.ReadAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync());
        Assert.Equal(("bank-transfer", payment.Reference), (invoice.Snapshot.PaymentMethod, invoice.Snapshot.PaymentReference));
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task Too_little_keeps_the_order_waiting_and_says_what_is_left_and_the_rest_pays_it()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync();
        var first = Assert.IsType<BookMoneyResult.Booked>(await desk.BookAsync(id, 1000));
        Assert.Equal((false, 780L), (first.IsPaid, first.Due.Minor));
        Assert.Equal(OrderStatus.AwaitingPayment, (await desk.OrderAsync(id)).Status);
        await desk.AssertBooksAsync();
        Assert.True(Assert.IsType<BookMoneyResult.Booked>(await desk.BookAsync(id, 780, seen: 1000)).IsPaid);
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task Too_much_pays_the_order_and_the_rest_is_owed_until_staff_send_it_back()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync();
        var booked = Assert.IsType<BookMoneyResult.Booked>(await desk.BookAsync(id, 2000));
        Assert.Equal((true, 220L), (booked.IsPaid, booked.OwedBack.Minor));
        Assert.Equal(ReturnMoneyResult.TooMuch, await desk.SendBackAsync(id, 221));
        var token = SecretToken.New();
        Assert.Equal(ReturnMoneyResult.Booked, await desk.SendBackAsync(id, 220, token));
        Assert.Equal(ReturnMoneyResult.Booked, await desk.SendBackAsync(id, 220, token));
        Assert.Equal((0L, PromiseDesk.Sent), ((await desk.PaymentAsync(id)).OwedBack.Minor, (await desk.PaymentAsync(id)).ReceivedMinor));
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task The_same_form_the_same_line_of_a_statement_and_what_somebody_booked_meanwhile_are_booked_once()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var (id, token) = (await desk.PlaceAsync(), SecretToken.New());
        await desk.BookAsync(id, 500, token, "NTX-1");
        Assert.IsType<BookMoneyResult.Booked>(await desk.BookAsync(id, 500, token, "NTX-1"));
        Assert.IsType<BookMoneyResult.ReferenceKnown>(await desk.BookAsync(id, 500, reference: "NTX-1"));
        Assert.IsType<BookMoneyResult.BookedMeanwhile>(await desk.BookAsync(id, 500, seen: 0));
        Assert.Equal(500, (await desk.PaymentAsync(id)).ReceivedMinor);
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task When_the_days_are_over_the_order_is_cancelled_and_goods_and_coupon_are_free_again_once()
    {
        using var desk = await PromiseDesk.OpenAsync();
        await desk.Shop.AddCouponAsync("TEN", 10, limit: 1);
        var cart = await desk.Shop.CartWithAsync((TestShop.Tea, 1));
        await desk.Shop.SetCouponAsync(cart, "TEN");
        var request = TestShop.Request(cart, 1161 + 490) with { PaymentMethod = PaymentMethod.BankTransfer };
        var id = (await desk.Shop.PlacedAsync(request)).OrderId;
        desk.Shop.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await desk.FollowAsync());
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await desk.FollowAsync());
        Assert.Equal(0, await desk.FollowAsync());
        Assert.Equal(OrderStatus.Cancelled, (await desk.OrderAsync(id)).Status);
        Assert.Equal((5, 0), await desk.TeaAsync());
        Assert.Equal(0, await desk.Shop.ReadAsync(db => db.Set<Domain.Coupons.Coupon>().Select(coupon => coupon.Redeemed).SingleAsync()));
        Assert.True(await ToldAsync(desk, new OrderCancelled(id).Key));
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task The_buyer_is_reminded_once_and_not_after_paying()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var (waiting, paid) = (await desk.PlaceAsync(), await desk.PlaceAsync());
        await desk.BookAsync(paid, PromiseDesk.Sent);
        desk.Shop.Clock.Advance(TimeSpan.FromDays(3));
        await desk.FollowAsync();
        await desk.FollowAsync();
        Assert.True(await ToldAsync(desk, new PaymentReminderDue((await desk.PaymentAsync(waiting)).Id).Key));
        Assert.False(await ToldAsync(desk, new PaymentReminderDue((await desk.PaymentAsync(paid)).Id).Key));
    }

    [Fact]
    public async Task Money_after_the_days_takes_the_order_up_again_while_there_is_stock()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync();
        desk.Shop.Clock.Advance(TimeSpan.FromDays(8));
        await desk.FollowAsync();
        Assert.True(Assert.IsType<BookMoneyResult.Booked>(await desk.BookAsync(id, PromiseDesk.Sent)).IsPaid);
        Assert.Equal((OrderStatus.Paid, (4, 1)), ((await desk.OrderAsync(id)).Status, await desk.TeaAsync()));
        await desk.AssertBooksAsync();
    }

    [Theory]
    [InlineData("shopper")]
    [InlineData("staff")]
    [InlineData("sold out")]
    public async Task Money_for_an_order_that_was_called_off_or_sold_on_is_owed_back(string why)
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync();
        if (why == "shopper") Assert.Equal(CancelOrderResult.Cancelled, await desk.CancelAsync(id));
        else if (why == "staff") Assert.Equal(CancelOrderResult.Cancelled, await desk.CancelByStaffAsync(id));
        else
        {
            desk.Shop.Clock.Advance(TimeSpan.FromDays(8));
            await desk.FollowAsync();
            await desk.Shop.PlacedAsync(TestShop.Request(await desk.Shop.CartWithAsync((TestShop.Tea, 5)), 6450 + 490));
        }

        var booked = Assert.IsType<BookMoneyResult.Booked>(await desk.BookAsync(id, PromiseDesk.Sent));
        Assert.Equal((false, PromiseDesk.Sent), (booked.IsPaid, booked.OwedBack.Minor));
        Assert.Equal(OrderStatus.Cancelled, (await desk.OrderAsync(id)).Status);
        await desk.AssertBooksAsync();
        Assert.Equal(ReturnMoneyResult.Booked, await desk.SendBackAsync(id, PromiseDesk.Sent));
        Assert.True((await desk.PaymentAsync(id)).OwedBack.IsZero);
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task A_refund_is_booked_with_a_credit_note_as_soon_as_staff_record_it_and_stripe_is_not_asked()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync();
        await desk.BookAsync(id, PromiseDesk.Sent);
        var part = await desk.RefundAsync(id, 500);
        Assert.NotNull((await desk.Shop.RunAsync((FindPayments find) => find.RefundAsync(part, default)))!.CreditNoteNumber);
        Assert.True(await ToldAsync(desk, new OrderRefunded(part).Key));
        await desk.AssertBooksAsync();
        await desk.RefundAsync(id, 1280);
        Assert.Equal(OrderStatus.Refunded, (await desk.OrderAsync(id)).Status);
        Assert.Equal(PaymentStatus.Refunded, (await desk.PaymentAsync(id)).Status);
        await desk.AssertBooksAsync();
    }

    [Fact]
    public async Task The_reconciler_and_the_comparison_with_stripe_pass_transfers_by()
    {
        using var desk = await PromiseDesk.OpenAsync();
        var id = await desk.PlaceAsync();
        await desk.BookAsync(id, PromiseDesk.Sent);
        await desk.PlaceAsync();
        desk.Shop.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await desk.Shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default)));
        Assert.Equal(0, await desk.Shop.RunAsync((CompareLedger compare) => compare.CatchUpAsync(desk.Shop.Clock.GetUtcNow(), default)));
    }

    private static Task<bool> ToldAsync(PromiseDesk desk, string key) =>
        desk.Shop.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(message => message.Key == key));
}
