using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Pieces, delivery and goodwill that go back: at which rate, how often, and what becomes of the goods.</summary>
public sealed class RefundByLineTests : RefundDesk
{
    private const string Stove = "STOVE-1";
    private const string Chest = "CHEST-1";

    [Fact]
    public async Task The_tea_that_comes_back_is_credited_at_its_own_rate_and_not_at_the_stoves()
    {
        var order = await StoveAndTeaAsync();
        await RefundAndSettleAsync(Request(order, new RefundLine(Chest, 1)));
        var note = (await NotesAsync()).Single().Snapshot;
        Assert.Equal([new InvoiceTax(1000, 110_00, 10_00)], note.Taxes);
        Assert.Equal([new InvoiceLine(Chest, "chest", 1, 110_00, 0, 110_00, 1000, 10_00) { TaxCategory = "S" }], note.Lines);
        Assert.Equal(new InvoiceTotals(110_00, 0, 0, 10_00, 110_00), note.Totals);
        await RefundAndSettleAsync(Request(order, new RefundLine(Stove, 1)));
        Assert.Equal([new InvoiceTax(2100, 121_00, 21_00)], (await NotesAsync())[1].Snapshot.Taxes);
        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(order)).Status);
    }

    [Fact]
    public async Task Goodwill_lowers_what_is_left_of_each_rate_and_of_each_line()
    {
        var order = await StoveAndTeaAsync();
        await RefundAndSettleAsync(Request(order, 23_10));
        Assert.Equal([(2100, 12_10), (1000, 11_00)], (await NotesAsync()).Single()
            .Snapshot.Taxes.Select(tax => (tax.BasisPoints, tax.GrossMinor)));
        var lines = (await OrderAsync(order)).Lines;
        Assert.All(lines, line => Assert.Equal((1, line.TotalMinor * 9 / 10), (line.LeftQuantity, line.LeftMinor)));
        Assert.IsType<RefundResult.Impossible>(await RefundAsync(Request(order, new RefundLine(Chest, 1, Money.Eur(110_00)))));
        await RefundAndSettleAsync(Request(order, new RefundLine(Chest, 1)));
        Assert.Equal([new InvoiceTax(1000, 99_00, 9_00)], (await NotesAsync())[1].Snapshot.Taxes);
    }

    [Fact]
    public async Task Pieces_refunded_one_by_one_sum_to_their_discounted_line_and_the_delivery_apart_ends_the_order_to_the_cent()
    {
        await Shop.AddCouponAsync("SEVENTH", 7);
        var cart = await Shop.CartWithAsync((TestShop.Tea, 3), (TestShop.Pot, 1));
        await Shop.SetCouponAsync(cart, "SEVENTH");
        var order = await PaidAsync(cart, 95_51 + 4_90);
        var invoice = (await Shop.ReadAsync(db => db.Set<Invoice>().SingleAsync())).Snapshot;
        foreach (var sku in new[] { TestShop.Tea, TestShop.Pot, TestShop.Tea, TestShop.Tea })
            await RefundAndSettleAsync(Request(order, new RefundLine(sku, 1)));
        Assert.Equal([59_52L, 35_99L], (await OrderAsync(order)).Lines.Select(line => line.RefundedMinor));
        Assert.Equal(invoice.Totals.ShippingMinor, (await OrderAsync(order)).LeftMinor);
        await RefundAndSettleAsync(Request(order, 0) with { Shipping = Money.Eur(200) });
        await RefundAndSettleAsync(Request(order, 0) with { Shipping = Money.Eur(290) });
        var credited = (await NotesAsync()).SelectMany(note => note.Snapshot.Taxes).ToLookup(tax => tax.BasisPoints);
        Assert.All(invoice.Taxes, tax => Assert.Equal(
            (tax.GrossMinor, tax.TaxMinor),
                (credited[tax.BasisPoints].Sum(each => each.GrossMinor), credited[tax.BasisPoints].Sum(each => each.TaxMinor))));
        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(order)).Status);
    }

    [Fact]
    public async Task Twenty_at_once_who_refund_the_same_piece_refund_it_once()
    {
        var order = await StoveAndTeaAsync();
        var results =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RefundAsync(Request(order, new RefundLine(Chest, 1))))));
        Assert.Single(results.OfType<RefundResult.Requested>());
        Assert.Equal(110_00, await Shop.ReadAsync(db => db.Set<Payment>().SumAsync(payment => payment.RefundedMinor)));
    }

    [Fact]
    public async Task The_database_refuses_a_line_and_a_rate_of_which_more_goes_back_than_was_paid()
    {
        await StoveAndTeaAsync();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Shop.ReadAsync(db => db.Set<LineItem>()
                .ExecuteUpdateAsync(set => set.SetProperty(line => line.RefundedMinor, line => line.TotalMinor + 1))));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Shop.ReadAsync(db => db.Set<LineItem>()
                .ExecuteUpdateAsync(set => set.SetProperty(line => line.RefundedQuantity, line => line.Quantity + 1))));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            Shop.ReadAsync(db => db.Set<OrderTax>()
                .ExecuteUpdateAsync(set => set.SetProperty(tax => tax.RefundedMinor, tax => tax.GrossMinor + 1))));
    }

    [Fact]
    public async Task What_was_refunded_is_never_sent_whether_its_refund_is_booked_or_under_way()
    {
        var order = await PaidAsync((TestShop.Tea, 3), (TestShop.Pot, 1));
        await RefundAndSettleAsync(Request(order, new RefundLine(TestShop.Tea, 1)));
        var underWay = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, new RefundLine(TestShop.Tea, 1))));
        Assert.False(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default, [1, 3])));
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default, [1, 1])));
        Assert.Equal((9, 1), await FiguresAsync(TestShop.Tea));
        await SettleAsync(underWay.Id);
        Assert.Equal((9, 0), await FiguresAsync(TestShop.Tea));
        Assert.Equal((9, 0), await FiguresAsync(TestShop.Pot));
    }

    [Fact]
    public async Task An_order_whose_every_piece_is_refunded_has_nothing_to_send_though_its_delivery_is_kept()
    {
        var order = await PaidAsync();
        await RefundAndSettleAsync(Request(order, new RefundLine(TestShop.Tea, 1)));
        Assert.Equal("refunded-in-part", (await OrderAsync(order)).StatusText);
        Assert.False(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        Assert.Equal((10, 0), await FiguresAsync(TestShop.Tea));
    }

    [Fact]
    public async Task An_unsent_order_that_is_refunded_whole_as_one_sum_is_not_sent_and_its_goods_return()
    {
        var order = await PaidAsync((TestShop.Tea, 2), (TestShop.Pot, 1));
        var total = (await OrderAsync(order)).TotalMinor;
        var requested = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, total)));
        Assert.False(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        await SettleAsync(requested.Id);
        Assert.Equal((10, 0), await FiguresAsync(TestShop.Tea));
        Assert.Equal((10, 0), await FiguresAsync(TestShop.Pot));
        Assert.Equal(["POT-1", "TEA-100"], (await NotesAsync()).Single().Snapshot.Lines.Select(line => line.Sku)
            .Where(sku => sku.Length > 0).Order());
    }

    [Fact]
    public async Task Staff_are_asked_before_other_pieces_return_to_stock_than_are_refunded()
    {
        var order = await PaidAsync((TestShop.Tea, 2), (TestShop.Pot, 1));
        var request = Request(order, new RefundLine(TestShop.Tea, 2, Restock: 1));
        Assert.Equal(RefundDoubtKind.RestockDiffers,
            Assert.Single(Assert.IsType<RefundResult.Unconfirmed>(await RefundAsync(request)).Doubts).Kind);
        await RefundAndSettleAsync(request with { Confirmed = true });
        Assert.Equal((9, 0), await FiguresAsync(TestShop.Tea));
        Assert.Equal(["returned", "written off"],
            await Shop.ReadAsync(db => db.Set<StockMovement>().Where(move => move.Sku == TestShop.Tea && move.Reason != "allocated")
            .Select(move => move.Reason).Order().ToListAsync()));
    }

    [Fact]
    public async Task Pieces_that_are_still_to_be_sent_cannot_return_to_stock()
    {
        var order = await PaidAsync((TestShop.Tea, 2), (TestShop.Pot, 1));
        var refused =
            Assert.IsType<RefundResult.Impossible>(
            await RefundAsync(Request(order, 950) with { Lines = [new RefundLine(TestShop.Tea, null, Restock: 1)], Confirmed = true }));
        Assert.Equal(RefundProblemKind.RestockedButStillSent, Assert.Single(refused.Problems).Kind);
    }

    [Fact]
    public async Task All_the_money_of_a_line_takes_its_pieces_along_unless_staff_say_that_they_are_sent()
    {
        var order = await StoveAndTeaAsync();
        var knowingly = new RefundLine(Chest, 0, Money.Eur(110_00));
        Assert.Equal(RefundDoubtKind.PaidBackButStillSent,
            Assert.IsType<RefundResult.Unconfirmed>(await RefundAsync(Request(order, knowingly))).Doubts.Single().Kind);
        await RefundAndSettleAsync(Request(order, new RefundLine(Chest, null, Money.Eur(110_00))));
        Assert.Equal([0, 1], (await OrderAsync(order)).Lines.Select(line => line.LeftQuantity));
        Assert.Equal((5, 0), await FiguresAsync(Chest));
    }

    [Fact]
    public async Task A_refund_that_stripe_refuses_gives_lines_rates_and_pieces_back()
    {
        var order = await PaidAsync((TestShop.Tea, 2), (TestShop.Pot, 1));
        Shop.Gateway.RefusesRefunds = true;
        await RefundAndSettleAsync(Request(order, 100)
            with { Lines = [new RefundLine(TestShop.Tea, 2, Restock: 1)], Shipping = Money.Eur(1), Confirmed = true });
        Assert.All((await OrderAsync(order)).Lines, line => Assert.Equal((0, 0L), (line.RefundedQuantity, line.RefundedMinor)));
        Assert.All((await OrderAsync(order)).Taxes, tax => Assert.Equal(0, tax.RefundedMinor));
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default, [1, 2])));
        Assert.Equal((8, 0), await FiguresAsync(TestShop.Tea));
    }

    [Fact]
    public async Task Pieces_of_a_refund_that_fails_after_the_rest_was_sent_lie_in_stock_and_can_be_refunded_again()
    {
        var order = await PaidAsync((TestShop.Tea, 2), (TestShop.Pot, 1));
        var requested = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, new RefundLine(TestShop.Tea, 1))));
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        Shop.Gateway.RefusesRefunds = true;
        await SettleAsync(requested.Id);
        Assert.Equal((9, 0), await FiguresAsync(TestShop.Tea));
        Shop.Gateway.RefusesRefunds = false;
        await RefundAndSettleAsync(Request(order, new RefundLine(TestShop.Tea, 1)) with { Confirmed = true });
        Assert.Equal((9, 0), await FiguresAsync(TestShop.Tea));
        Assert.Equal(1290, (await OrderAsync(order)).Lines.Single(line => line.Sku == TestShop.Tea).RefundedMinor);
    }

    [Fact]
    public async Task Pieces_that_come_back_from_a_sent_order_return_to_stock_as_often_as_they_were_sent()
    {
        var order = await PaidAsync((TestShop.Tea, 2), (TestShop.Pot, 1));
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default)));
        var first = Assert.IsType<RefundResult.Requested>(await RefundAsync(Request(order, new RefundLine(TestShop.Tea, 1, Restock: 1))));
        Assert.IsType<RefundResult.NotTaken>(
            await RefundAsync(Request(order, new RefundLine(TestShop.Tea, 1, Restock: 2)) with { Confirmed = true }));
        await SettleAsync(first.Id);
        Assert.Equal((9, 0), await FiguresAsync(TestShop.Tea));
        Assert.IsType<RefundResult.Unconfirmed>(await RefundAsync(Request(order, new RefundLine(TestShop.Tea, 1))));
    }

    [Fact]
    public async Task A_refund_made_at_stripe_lowers_each_rate_by_what_is_left_of_it_after_a_refund_by_line()
    {
        var order = await StoveAndTeaAsync();
        await RefundAndSettleAsync(Request(order, new RefundLine(Chest, 1)));
        Shop.Gateway.RefundAtStripe(Intent, 21_00);
        await FollowAsync();
        Assert.Equal([2100], (await NotesAsync())[1].Snapshot.Taxes.Select(tax => tax.BasisPoints));
        Assert.Equal(100_00, (await OrderAsync(order)).Lines.Single(line => line.Sku == Stove).LeftMinor);
        Assert.True(await Shop.RunAsync((ShipOrder ship) => ship.ExecuteAsync(order, "ana", default, [0, 1])));
    }

    [Fact]
    public async Task A_refund_that_the_bank_sends_back_leaves_its_pieces_refunded_and_is_paid_again_without_another_credit_note()
    {
        var order = await StoveAndTeaAsync();
        await RefundAndSettleAsync(Request(order, new RefundLine(Chest, 1)));
        Shop.Gateway.FailRefunds();
        await FollowAsync();
        Assert.IsType<RefundResult.Impossible>(await RefundAsync(Request(order, new RefundLine(Chest, 1))));
        Shop.Gateway.RefundAtStripe(Intent, 110_00);
        await FollowAsync();
        Assert.Single(await NotesAsync());
        Assert.Equal([0, 121_00L], (await OrderAsync(order)).Lines.Select(line => line.LeftMinor));
    }

    private async Task<OrderId> StoveAndTeaAsync()
    {
        await Shop.SaveAsync(Sold("stove", Stove, 121_00, TaxClass.Standard), Sold("chest", Chest, 110_00, TaxClass.Food),
            StockItem.Of(Stove, 5), StockItem.Of(Chest, 5));
        return await PaidAsync(await Shop.CartWithAsync((Stove, 1), (Chest, 1)), 231_00);
    }

    private static Product Sold(string code, string sku, long price, TaxClass taxClass) => Product
        .Create(new ProductId(Guid.NewGuid()), code, "tea", DateTimeOffset.UnixEpoch)
            .Translate("en", new ProductText(code, code, "", "", ""))
        .AddVariant(sku, Money.Eur(price), new Goods(taxClass, 200), DateTimeOffset.UnixEpoch.AddYears(50)).Publish();

    private async Task<(int OnHand, int Allocated)> FiguresAsync(string sku) =>
        (await Shop.StockAsync(sku)) is var stock ? (stock.OnHand, stock.Allocated) : default;

    private Task<List<CreditNote>> NotesAsync() =>
        Shop.ReadAsync(db => db.Set<CreditNote>().AsNoTracking().OrderBy(note => note.Sequence).ToListAsync());
}
