using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Refunds that staff ask for.</summary>
public sealed class RefundTests : RefundDesk
{
    [Fact]
    public async Task Refunding_the_same_form_twenty_times_at_once_refunds_restocks_and_credits_once()
    {
        var order = await PaidAsync();
        var request = Request(order, new RefundLine(TestShop.Tea, 1)) with { Shipping = Money.Eur(490) };
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefundAsync(request))));
        var refund = await Shop.ReadAsync(db => db.Set<Refund>().SingleAsync());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SettleAsync(refund.Id))));
        Assert.Single(Shop.Gateway.Refunds);
        Assert.Equal("C2026-000001", (await Shop.ReadAsync(db => db.Set<CreditNote>().SingleAsync())).Number);
        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(order)).Status);
        var stock = await Shop.StockAsync(TestShop.Tea);
        Assert.Equal((10, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task Twenty_different_refunds_at_once_never_exceed_what_was_paid()
    {
        var order = await PaidAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefundAsync(Request(order, 500)))));
        Assert.Equal(3, results.Count(result => result is RefundResult.Requested));
        Assert.Equal(1500, await Shop.ReadAsync(db => db.Set<Payment>().SumAsync(payment => payment.RefundedMinor)));
    }

    [Fact]
    public async Task Partial_refunds_credit_each_rate_by_its_share_and_the_last_one_exactly_what_is_left()
    {
        var order = await PaidAsync((TestShop.Tea, 1), (TestShop.Pot, 1));
        var invoice = (await Shop.ReadAsync(db => db.Set<Invoice>().SingleAsync())).Snapshot;
        foreach (var minor in new long[] { 333, 1, invoice.Totals.TotalMinor - 334 }) await RefundAndSettleAsync(Request(order, minor));
        var notes = await Shop.ReadAsync(db => db.Set<CreditNote>().OrderBy(note => note.Sequence).ToListAsync());
        Assert.All(notes, note => Assert.Equal(note.TotalMinor, note.Snapshot.Taxes.Sum(tax => tax.GrossMinor)));
        Assert.All(notes, note => Assert.Equal(invoice.Number, note.Snapshot.Corrects!.Number));
        foreach (var tax in invoice.Taxes)
        {
            var credited = notes.SelectMany(note => note.Snapshot.Taxes).Where(each => each.BasisPoints == tax.BasisPoints).ToList();
            Assert.Equal((tax.GrossMinor, tax.TaxMinor), (credited.Sum(each => each.GrossMinor), credited.Sum(each => each.TaxMinor)));
        }

        Assert.Equal(PaymentStatus.Refunded, (await Shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).Status);
    }

    [Fact]
    public async Task A_part_that_went_back_shows_in_the_order_and_leaves_it_to_be_sent()
    {
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, 100));
        Assert.Equal("refunded-in-part", (await OrderAsync(order)).StatusText);
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        var stock = await Shop.StockAsync(TestShop.Tea);
        Assert.Equal((9, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task A_refund_whose_answer_was_lost_is_asked_for_again_with_the_same_key()
    {
        var order = await PaidAsync();
        var requested = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, 1780)));
        Shop.Gateway.LosesAnswers = true;
        await Assert.ThrowsAsync<GatewayUnknownException>(() => SettleAsync(requested.Id));
        Shop.Gateway.LosesAnswers = false;
        await SettleAsync(requested.Id);
        Assert.Single(Shop.Gateway.Refunds);
    }

    [Fact]
    public async Task A_lost_refund_older_than_stripes_memory_is_looked_for_and_not_made_again()
    {
        var order = await PaidAsync();
        var requested = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, 1780)));
        Shop.Gateway.LosesAnswers = true;
        await Assert.ThrowsAsync<GatewayUnknownException>(() => SettleAsync(requested.Id));
        Shop.Gateway.LosesAnswers = false;
        Shop.Gateway.RefusesRefunds = true;
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await SettleAsync(requested.Id);
        Assert.Equal(RefundStatus.Succeeded, (await Shop.ReadAsync(db => db.Set<Refund>().SingleAsync())).Status);
    }

    [Fact]
    public async Task A_refund_that_stripe_refuses_gives_its_reserve_back_and_writes_no_credit_note()
    {
        var order = await PaidAsync();
        Shop.Gateway.RefusesRefunds = true;
        await RefundAndSettleAsync(Request(order, 1780));
        Assert.Equal(0, (await Shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).RefundedMinor);
        Assert.Equal(0, await Shop.ReadAsync(db => db.Set<CreditNote>().CountAsync()));
        Shop.Gateway.RefusesRefunds = false;
        await RefundAndSettleAsync(Request(order, 1780));
        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(order)).Status);
    }

    [Fact]
    public async Task What_is_refunded_whole_and_knowingly_not_returned_is_written_off_and_promised_to_nobody()
    {
        await RefundAndSettleAsync(Request(await PaidAsync(), new RefundLine(TestShop.Tea, 1, Restock: 0))
            with { Shipping = Money.Eur(490), Confirmed = true });
        var stock = await Shop.StockAsync(TestShop.Tea);
        Assert.Equal((9, 0), (stock.OnHand, stock.Allocated));
    }

    [Fact]
    public async Task More_than_was_taken_never_returns_to_stock()
    {
        var order = await PaidAsync();
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        Assert.IsType<RefundResult.NotTaken>(
            await RefundAsync(Request(order, new RefundLine(TestShop.Tea, 1, Restock: 2)) with { Confirmed = true }));
        Assert.Equal(0, await Shop.ReadAsync(db => db.Set<Refund>().CountAsync()));
        Assert.Equal(0, (await Shop.ReadAsync(db => db.Set<Payment>().SingleAsync())).RefundedMinor);
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
}
