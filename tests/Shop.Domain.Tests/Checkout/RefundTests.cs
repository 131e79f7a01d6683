using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

public sealed class RefundTests : IDisposable
{
    private readonly TestShop _shop = new();

    private string Intent => _shop.Gateway.Sessions.Single().PaymentIntentId!;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Refunding_the_same_form_twenty_times_at_once_refunds_restocks_and_credits_once()
    {
        var order = await PaidAsync();
        var request = Request(order, 1780, restock: 1);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefundAsync(request))));
        var refund = await _shop.ReadAsync(db => db.Set<Refund>().SingleAsync());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SettleAsync(refund.Id))));
        Assert.Single(_shop.Gateway.Refunds);
        Assert.Equal("C2026-000001", (await _shop.ReadAsync(db => db.Set<CreditNote>().SingleAsync())).Number);
        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(order)).Status);
        var stock = await _shop.StockAsync(TestShop.Tea);
        Assert.Equal((10, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task Twenty_different_refunds_at_once_never_exceed_what_was_paid()
    {
        var order = await PaidAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefundAsync(Request(order, 500)))));
        Assert.Equal(3, results.Count(result => result is RefundResult.Requested));
        Assert.Equal(1500, await _shop.ReadAsync(db => db.Set<Payment>().SumAsync(payment => payment.RefundedMinor)));
    }

    [Fact]
    public async Task Partial_refunds_credit_each_rate_by_its_share_and_the_last_one_exactly_what_is_left()
    {
        var order = await PaidAsync((TestShop.Tea, 1), (TestShop.Pot, 1));
        var invoice = (await _shop.ReadAsync(db => db.Set<Invoice>().SingleAsync())).Snapshot;
        foreach (var minor in new long[] { 333, 1, invoice.Totals.TotalMinor - 334 }) await RefundAndSettleAsync(Request(order, minor));
        var notes = await _shop.ReadAsync(db => db.Set<CreditNote>().OrderBy(note => note.Sequence).ToListAsync());
        Assert.All(notes, note => Assert.Equal(note.TotalMinor, note.Snapshot.Taxes.Sum(tax => tax.GrossMinor)));
        Assert.All(notes, note => Assert.Equal(invoice.Number, note.Snapshot.Corrects!.Number));
        foreach (var tax in invoice.Taxes)
        {
            var credited = notes.SelectMany(note => note.Snapshot.Taxes).Where(each => each.BasisPoints == tax.BasisPoints).ToList();
            Assert.Equal((tax.GrossMinor, tax.TaxMinor), (credited.Sum(each => each.GrossMinor), credited.Sum(each => each.TaxMinor)));
        }

        Assert.Equal(PaymentStatus.Refunded, (await _shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).Status);
    }

    [Fact]
    public async Task A_part_that_went_back_shows_in_the_order_and_leaves_it_to_be_sent()
    {
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, 100));
        Assert.Equal("refunded-in-part", (await OrderAsync(order)).StatusText);
        Assert.True(await _shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        var stock = await _shop.StockAsync(TestShop.Tea);
        Assert.Equal((9, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_asked_for_again_with_the_same_key()
    {
        var order = await PaidAsync();
        var requested = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, 1780)));
        _shop.Gateway.LosesAnswers = true;
        await Assert.ThrowsAsync<GatewayUnknownException>(() => SettleAsync(requested.Id));
        _shop.Gateway.LosesAnswers = false;
        await SettleAsync(requested.Id);
        Assert.Single(_shop.Gateway.Refunds);
    }

    [Fact]
    public async Task A_lost_refund_older_than_stripes_memory_is_looked_for_and_not_made_again()
    {
        var order = await PaidAsync();
        var requested = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, 1780)));
        _shop.Gateway.LosesAnswers = true;
        await Assert.ThrowsAsync<GatewayUnknownException>(() => SettleAsync(requested.Id));
        _shop.Gateway.LosesAnswers = false;
        _shop.Gateway.RefusesRefunds = true;
        _shop.Clock.Advance(TimeSpan.FromDays(2));
        await SettleAsync(requested.Id);
        Assert.Equal(RefundStatus.Succeeded, (await _shop.ReadAsync(db => db.Set<Refund>().SingleAsync())).Status);
    }

    [Fact]
    public async Task A_refund_that_stripe_refuses_gives_its_reserve_back_and_writes_no_credit_note()
    {
        var order = await PaidAsync();
        _shop.Gateway.RefusesRefunds = true;
        await RefundAndSettleAsync(Request(order, 1780));
        Assert.Equal(0, (await _shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).RefundedMinor);
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<CreditNote>().CountAsync()));
        _shop.Gateway.RefusesRefunds = false;
        await RefundAndSettleAsync(Request(order, 1780));
        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(order)).Status);
    }

    [Fact]
    public async Task A_refund_made_at_stripe_is_booked_once_however_often_it_is_followed()
    {
        var order = await PaidAsync();
        _shop.Gateway.RefundAtStripe(Intent, 700);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FollowAsync())));
        Assert.Equal(700, (await OrderAsync(order)).RefundedMinor);
        Assert.Equal(700, (await _shop.ReadAsync(db => db.Set<CreditNote>().SingleAsync())).TotalMinor);
    }

    [Fact]
    public async Task A_refund_made_at_stripe_before_the_shop_knew_that_the_money_had_come_gets_its_credit_note_too()
    {
        var placed = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        var payment = await _shop.StartAsync(placed.OrderId);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Processing);
        await _shop.SettleAsync(payment.Id);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        _shop.Gateway.RefundAtStripe(Intent, 700);
        await FollowAsync();
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<Refund>().CountAsync()));
        await _shop.SettleAsync(payment.Id);
        await FollowAsync();
        Assert.Equal(700, (await _shop.ReadAsync(db => db.Set<CreditNote>().SingleAsync())).TotalMinor);
        Assert.Equal(700, (await OrderAsync(placed.OrderId)).RefundedMinor);
    }

    [Fact]
    public async Task A_refund_that_the_bank_sends_back_is_a_debt_that_staff_send_again_without_a_second_credit_note()
    {
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, 1780));
        _shop.Gateway.FailRefunds();
        await FollowAsync();
        var failed = await _shop.ReadAsync(db => db.Set<Refund>().SingleAsync());
        Assert.Equal(RefundStatus.Failed, failed.Status);
        Assert.IsType<RefundResult.NothingPaid>(await RefundAsync(Request(order, 1)));
        Assert.True(await _shop.RunAsync((SendRefundAgain again) => again.ExecuteAsync(failed.Id, default)));
        await SettleAsync(failed.Id);
        Assert.Equal(RefundStatus.Succeeded, (await _shop.ReadAsync(db => db.Set<Refund>().SingleAsync())).Status);
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<CreditNote>().CountAsync()));
        Assert.Equal(2, _shop.Gateway.Refunds.Count);
    }

    [Fact]
    public async Task A_failed_refund_that_staff_make_again_at_stripe_pays_the_debt_and_is_no_second_one()
    {
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, 1780));
        _shop.Gateway.FailRefunds();
        await FollowAsync();
        _shop.Gateway.RefundAtStripe(Intent, 1780);
        await FollowAsync();
        Assert.Equal(RefundStatus.Succeeded, (await _shop.ReadAsync(db => db.Set<Refund>().SingleAsync())).Status);
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<CreditNote>().CountAsync()));
    }

    [Fact]
    public async Task Goods_of_an_unsent_order_that_was_given_back_at_stripe_are_for_sale_again()
    {
        await PaidAsync();
        _shop.Gateway.RefundAtStripe(Intent, 1780);
        await FollowAsync();
        var stock = await _shop.StockAsync(TestShop.Tea);
        Assert.Equal((10, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task A_dispute_holds_the_order_until_it_is_won()
    {
        var order = await PaidAsync();
        _shop.Gateway.Dispute(Intent, "needs_response");
        await DisputeAsync();
        Assert.False(await _shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        _shop.Gateway.Dispute(Intent, "won");
        _shop.Clock.Advance(TimeSpan.FromDays(7));
        await DisputeAsync();
        // What Stripe showed of it is kept, and since when (R26).
        var kept = await _shop.ReadAsync(db => db.Set<PaymentDispute>().AsNoTracking().SingleAsync());
        Assert.Equal(("won", 100, "EUR", "{}"), (kept.Status, kept.AmountMinor, kept.Currency.Code, kept.RawJson));
        Assert.Equal(TimeSpan.FromDays(7), kept.ChangedAt - kept.SeenAt);
        Assert.True(await _shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
    }

    [Fact]
    public async Task What_is_refunded_whole_and_not_put_back_is_written_off_and_promised_to_nobody()
    {
        await RefundAndSettleAsync(Request(await PaidAsync(), 1780));
        var stock = await _shop.StockAsync(TestShop.Tea);
        Assert.Equal((9, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task More_than_was_taken_never_goes_back_on_the_shelf()
    {
        var order = await PaidAsync();
        Assert.IsType<RefundResult.NotTaken>(await RefundAsync(Request(order, 100, restock: 2)));
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<Refund>().CountAsync()));
        Assert.Equal(0, (await _shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).RefundedMinor);
    }

    [Fact]
    public async Task Cancelling_while_the_buyer_pays_ends_as_one_of_both()
    {
        for (var round = 0; round < 10; round++)
        {
            using var shop = new TestShop();
            var placed = await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
            var payment = await shop.StartAsync(placed.OrderId);
            var pays = Task.Run(() =>
            {
                if (shop.Gateway.Sessions.Single().State == SessionState.Open) shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
            });
            var result = await shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(placed.OrderId, default));
            await pays;
            await shop.SettleAsync(payment.Id);
            var order = (await shop.RunAsync((FindOrder find) => find.ByIdAsync(placed.OrderId, default)))!;
            Assert.Equal(result == CancelOrderResult.Cancelled ? OrderStatus.Cancelled : OrderStatus.Paid, order.Status);
        }
    }

    [Fact]
    public async Task The_days_books_agree_with_stripe_and_the_invoices_after_sales_and_refunds()
    {
        await RefundAndSettleAsync(Request(await PaidAsync(), 280));
        var day = new DateOnly(2026, 11, 23);
        var comparison = await _shop.RunAsync((CompareLedger compare) => compare.ExecuteAsync(day, _shop.Clock.GetUtcNow(), default));
        Assert.Empty(comparison.Differences);
        Assert.Equal((1780, 1780, 1780), (comparison.ShopMinor, comparison.StripeMinor, comparison.InvoicedMinor));
        Assert.Equal((280, 280, 280), (comparison.ShopRefundedMinor, comparison.StripeRefundedMinor, comparison.CreditedMinor));
    }

    [Fact]
    public async Task The_comparison_books_refunds_that_no_webhook_told_and_names_charges_that_the_shop_does_not_know()
    {
        await PaidAsync();
        _shop.Gateway.RefundAtStripe(Intent, 280);
        await _shop.Gateway.CreateSessionAsync(Stranger(), default);
        _shop.Gateway.Become(_shop.Gateway.Sessions.Single(session => session.Amount.Minor == 999).Id, SessionState.Paid);
        var comparison = await _shop.RunAsync((CompareLedger compare) => compare.ExecuteAsync(new DateOnly(2026, 11, 23), _shop.Clock.GetUtcNow(), default));
        Assert.Contains("9.99 EUR", Assert.Single(comparison.Differences), StringComparison.Ordinal);
        Assert.Equal(280, comparison.CreditedMinor);
    }

    [Fact]
    public async Task A_day_whose_comparison_failed_is_compared_as_soon_as_stripe_answers_and_each_day_once()
    {
        Assert.Equal(0, await CatchUpAsync());
        await PaidAsync();
        Assert.Equal(0, await CatchUpAsync());
        // Staff looked before the day was over: that does not count.
        await _shop.RunAsync((CompareLedger compare) => compare.ExecuteAsync(new DateOnly(2026, 11, 23), _shop.Clock.GetUtcNow(), default));
        _shop.Clock.Advance(TimeSpan.FromDays(2));
        _shop.Gateway.LosesAnswers = true;
        await Assert.ThrowsAsync<GatewayUnknownException>(CatchUpAsync);
        _shop.Gateway.LosesAnswers = false;
        Assert.Equal(2, await CatchUpAsync());
        Assert.Equal(0, await CatchUpAsync());
        var days = await _shop.ReadAsync(db => db.Set<LedgerComparison>().OrderBy(each => each.Day).Select(each => each.Day).ToListAsync());
        Assert.Equal([new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24)], days);
    }

    private Task<int> CatchUpAsync() => _shop.RunAsync((CompareLedger compare) => compare.CatchUpAsync(_shop.Clock.GetUtcNow(), default));

    private static SessionRequest Stranger() => new(
        PaymentId.New(DateTimeOffset.UnixEpoch), OrderId.New(DateTimeOffset.UnixEpoch), "X", "stranger", Money.Eur(999),
        [new SessionLine("x", 1, Money.Eur(999))], "a@b.cc", "en", DateTimeOffset.MaxValue, "", "");

    private static RefundRequest Request(OrderId order, long minor, int restock = 0) => new(
        order, SecretToken.New(), Money.Eur(minor), restock == 0 ? [] : [new StockRequest(TestShop.Tea, restock)], "damaged", "ana");

    private async Task<OrderId> PaidAsync(params (string Sku, int Quantity)[] items)
    {
        if (items.Length == 0) items = [(TestShop.Tea, 1)];
        var cart = await _shop.CartWithAsync(items);
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, items.Length == 1 ? 1780 : 8180));
        var payment = await _shop.StartAsync(placed.OrderId);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(payment.Id);
        return placed.OrderId;
    }

    private Task<RefundResult> RefundAsync(RefundRequest request) => _shop.RunAsync((RefundOrder refund) => refund.ExecuteAsync(request, default));

    private async Task RefundAndSettleAsync(RefundRequest request) =>
        await SettleAsync(Assert.IsType<RefundResult.Requested>(await RefundAsync(request)).Id);

    private Task SettleAsync(RefundId id) => _shop.RunAsync(async (SettleRefund settle) =>
    {
        await settle.ExecuteAsync(id, default);
        return true;
    });

    private async Task FollowAsync()
    {
        var id = await _shop.ReadAsync(db => db.Set<Payment>().Select(payment => payment.Id).SingleAsync());
        await _shop.RunAsync(async (FollowStripe follow) =>
        {
            await follow.RefundsAsync(id, default);
            return true;
        });
    }

    private async Task DisputeAsync()
    {
        var id = await _shop.ReadAsync(db => db.Set<Payment>().Select(payment => payment.Id).SingleAsync());
        await _shop.RunAsync(async (FollowStripe follow) =>
        {
            await follow.DisputesAsync(id, default);
            return true;
        });
    }

    private async Task<Order> OrderAsync(OrderId id) => (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(id, default)))!;
}
