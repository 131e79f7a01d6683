using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// Money that goes back for what needs no parcel, alone and beside one: what returns to stock, and when the order is done.
/// </summary>
public sealed class NoParcelRefundTests : IDisposable
{
    private const string Book = FulfilmentDesk.Book;
    private const string Place = FulfilmentDesk.Place;
    private readonly FulfilmentDesk _desk = new();

    private TestShop Shop => _desk.Shop;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_refunded_download_returns_nothing_to_stock_and_ends_the_order()
    {
        var id = await _desk.BuyAsync(2000, "", (Book, 2));
        var impossible = Assert.IsType<RefundResult.Impossible>(await _desk.RefundAsync(id, new RefundLine(Book, 1, Restock: 1)));
        Assert.Equal(RefundProblemKind.StockNotCounted, Assert.Single(impossible.Problems).Kind);
        await _desk.SettleAsync(await _desk.RefundAsync(id, new RefundLine(Book, 1)));
        Assert.Equal((OrderStatus.Completed, "refunded-in-part"), await StatusAsync(id));
        await _desk.SettleAsync(await _desk.RefundAsync(id, new RefundLine(Book, 1)));
        Assert.Equal((OrderStatus.Refunded, "refunded"), await StatusAsync(id));
        Assert.Equal((0, 0), await _desk.FiguresAsync(Book));
    }

    [Fact]
    public async Task A_place_that_is_given_back_can_be_sold_again()
    {
        var id = await _desk.BuyAsync(6000, "", (Place, 3));
        await _desk.SettleAsync(await _desk.RefundAsync(id, new RefundLine(Place, 2, Restock: 1)));
        Assert.Equal((1, 0), await _desk.FiguresAsync(Place));
        await _desk.BuyAsync(2000, "", (Place, 1));
    }

    [Fact]
    public async Task A_mixed_order_that_is_given_back_whole_before_it_is_sent_returns_the_parcel_and_not_the_download()
    {
        var id = await _desk.BuyAsync(1290 + 1000 + 490, "standard", (TestShop.Tea, 1), (Book, 1));
        var plan = RefundPlan.Of(await _desk.OrderAsync(id), Money.Eur(2780));
        Assert.Equal([(TestShop.Tea, 1), (Book, 0)], plan.Lines.Select(line => (line.Line.Sku, line.Restock))
            .OrderByDescending(line => line.Restock));
        await _desk.SettleAsync(await Shop.RunAsync((RefundOrder refund) => refund.ExecuteAsync(
            new RefundRequest(id, SecretToken.New(), Money.Eur(2780), [], "not wanted", "ana"), default)));
        Assert.Equal(OrderStatus.Refunded, (await _desk.OrderAsync(id)).Status);
        Assert.Equal((10, 0), await _desk.FiguresAsync(TestShop.Tea));
    }

    [Fact]
    public async Task When_the_whole_parcel_was_refunded_the_rest_waits_for_nobody_to_send_it()
    {
        var id = await _desk.BuyAsync(1290 + 1000 + 490, "standard", (TestShop.Tea, 1), (Book, 1));
        Assert.False(await _desk.CompleteAsync(id));
        var requested = await _desk.RefundAsync(id, new RefundLine(TestShop.Tea, 1));
        Assert.False(await _desk.ShipAsync(id));
        Assert.False(await _desk.CompleteAsync(id));
        await _desk.SettleAsync(requested);
        Assert.True(await _desk.CompleteAsync(id));
        Assert.Equal([OrderStatus.AwaitingPayment, OrderStatus.Paid, OrderStatus.Completed], await _desk.MovesAsync(id));
    }

    private async Task<(OrderStatus, string)> StatusAsync(OrderId id) =>
        await _desk.OrderAsync(id) is var order ? (order.Status, order.StatusText) : default;
}
