using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Refunds and disputes that begin or go on at Stripe's side.</summary>
public sealed class StripesRefundTests : RefundDesk
{
    [Fact]
    public async Task A_refund_made_at_stripe_is_booked_once_however_often_it_is_followed()
    {
        var order = await PaidAsync();
        Shop.Gateway.RefundAtStripe(Intent, 700);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FollowAsync())));
        Assert.Equal(700, (await OrderAsync(order)).RefundedMinor);
        Assert.Equal(700, (await Shop.ReadAsync(db => db.Set<CreditNote>().SingleAsync())).TotalMinor);
    }

    [Fact]
    public async Task A_refund_made_at_stripe_beside_one_that_is_under_way_waits_in_words_and_books_nothing()
    {
        var order = await PaidAsync();
        Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, 1500)));
        Shop.Gateway.RefundAtStripe(Intent, 700);
        var refused = await Assert.ThrowsAsync<DomainException>(() => FollowAsync());
        Assert.Contains("does not fit", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1500, (await Shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).RefundedMinor);
        Assert.Equal(0, await Shop.ReadAsync(db => db.Set<CreditNote>().CountAsync()));
    }

    [Fact]
    public async Task A_refund_made_at_stripe_before_the_shop_knew_that_the_money_had_come_gets_its_credit_note_too()
    {
        var placed = await Shop.PlacedAsync(TestShop.Request(await Shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        var payment = await Shop.StartAsync(placed.OrderId);
        Shop.Gateway.Become(payment.SessionId!, SessionState.Processing);
        await Shop.SettleAsync(payment.Id);
        Shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        Shop.Gateway.RefundAtStripe(Intent, 700);
        await FollowAsync();
        Assert.Equal(0, await Shop.ReadAsync(db => db.Set<Refund>().CountAsync()));
        await Shop.SettleAsync(payment.Id);
        await FollowAsync();
        Assert.Equal(700, (await Shop.ReadAsync(db => db.Set<CreditNote>().SingleAsync())).TotalMinor);
        Assert.Equal(700, (await OrderAsync(placed.OrderId)).RefundedMinor);
    }

    [Fact]
    public async Task A_refund_that_the_bank_sends_back_is_a_debt_that_staff_send_again_without_a_second_credit_note()
    {
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, 1780));
        Shop.Gateway.FailRefunds();
        await FollowAsync();
        var failed = await Shop.ReadAsync(db => db.Set<Refund>().SingleAsync());
        Assert.Equal(RefundStatus.Failed, failed.Status);
        Assert.IsType<RefundResult.NothingPaid>(await RefundAsync(Request(order, 1)));
        Assert.True(await Shop.RunAsync((SendRefundAgain again) => again.ExecuteAsync(failed.Id, default)));
        await SettleAsync(failed.Id);
        Assert.Equal(RefundStatus.Succeeded, (await Shop.ReadAsync(db => db.Set<Refund>().SingleAsync())).Status);
        Assert.Equal(1, await Shop.ReadAsync(db => db.Set<CreditNote>().CountAsync()));
        Assert.Equal(2, Shop.Gateway.Refunds.Count);
    }

    [Fact]
    public async Task A_failed_refund_that_staff_make_again_at_stripe_pays_the_debt_and_is_no_second_one()
    {
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, 1780));
        Shop.Gateway.FailRefunds();
        await FollowAsync();
        Shop.Gateway.RefundAtStripe(Intent, 1780);
        await FollowAsync();
        Assert.Equal(RefundStatus.Succeeded, (await Shop.ReadAsync(db => db.Set<Refund>().SingleAsync())).Status);
        Assert.Equal(1, await Shop.ReadAsync(db => db.Set<CreditNote>().CountAsync()));
    }

    [Fact]
    public async Task Goods_of_an_unsent_order_that_was_given_back_at_stripe_are_for_sale_again()
    {
        await PaidAsync();
        Shop.Gateway.RefundAtStripe(Intent, 1780);
        await FollowAsync();
        var stock = await Shop.StockAsync(TestShop.Tea);
        Assert.Equal((10, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task A_dispute_holds_the_order_until_it_is_won()
    {
        var order = await PaidAsync();
        Shop.Gateway.Dispute(Intent, "needs_response");
        await DisputeAsync();
        Assert.False(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        Shop.Gateway.Dispute(Intent, "won");
        Shop.Clock.Advance(TimeSpan.FromDays(7));
        await DisputeAsync();
        // What Stripe showed of it is kept, and since when (R26).
        var kept = await Shop.ReadAsync(db => db.Set<PaymentDispute>().AsNoTracking().SingleAsync());
        Assert.Equal(("won", 100, "EUR", "{}"), (kept.Status, kept.AmountMinor, kept.Currency.Code, kept.RawJson));
        Assert.Equal(TimeSpan.FromDays(7), kept.ChangedAt - kept.SeenAt);
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
    }
}
