using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Goods that need no parcel: bought without delivery, handed over with the payment, counted if the merchant wants it.</summary>
public sealed class NoParcelTests : IDisposable
{
    private const string Book = FulfilmentDesk.Book;
    private const string Place = FulfilmentDesk.Place;
    private readonly FulfilmentDesk _desk = new();

    private TestShop Shop => _desk.Shop;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_order_of_downloads_has_no_delivery_and_is_completed_by_its_payment()
    {
        var id = await _desk.BuyAsync(1000, "", (Book, 1));
        var order = await _desk.OrderAsync(id);
        Assert.Equal((OrderStatus.Completed, "", "", 0L), (order.Status, order.ShippingCode, order.ShippingName, order.ShippingMinor));
        Assert.Equal([OrderStatus.AwaitingPayment, OrderStatus.Paid, OrderStatus.Completed], await _desk.MovesAsync(id));
        Assert.Equal("", (await Shop.ReadAsync(db => db.Set<Invoice>().SingleAsync())).Snapshot.ShippingMethod);
        Assert.False(await _desk.ShipAsync(id));
    }

    [Fact]
    public async Task A_download_that_nobody_counts_is_sold_without_end_and_leaves_no_trace_in_the_stock()
    {
        await _desk.BuyAsync(60_000, "", (Book, 60));
        Assert.Equal((0, 0), await _desk.FiguresAsync(Book));
        Assert.Equal((0, 0),
            (await Shop.ReadAsync(db => db.Set<Allocation>().CountAsync()),
            await Shop.ReadAsync(db => db.Set<StockMovement>().CountAsync())));
    }

    [Fact]
    public async Task Places_that_are_counted_run_out_and_leave_the_stock_with_the_payment()
    {
        var id = await _desk.BuyAsync(4000, "", (Place, 2));
        Assert.Equal((1, 0), await _desk.FiguresAsync(Place));
        Assert.Equal(OrderStatus.Completed, (await _desk.OrderAsync(id)).Status);
        var cart = await Shop.CartWithAsync((Place, 1));
        await _desk.BuyAsync(2000, "", (Place, 1));
        Assert.Equal([Place], Assert.IsType<PlaceOrderResult.OutOfStock>(await Shop.PlaceAsync(FulfilmentDesk.Request(cart, 2000))).Skus);
    }

    [Fact]
    public async Task Without_a_way_of_sending_nothing_is_placed_that_must_be_sent()
    {
        Assert.IsType<PlaceOrderResult.CannotBeSent>(await _desk.OrderAsync(2290, "", (TestShop.Tea, 1), (Book, 1)));
        Assert.Equal(0, await Shop.ReadAsync(db => db.Set<Order>().CountAsync()));
    }

    [Fact]
    public async Task Who_chose_how_a_parcel_comes_is_asked_again_when_none_will_come()
    {
        var refused = Assert.IsType<PlaceOrderResult.TotalChanged>(await _desk.OrderAsync(1000, "standard", (Book, 1)));
        Assert.False(refused.Now.NeedsDelivery);
    }

    [Fact]
    public async Task A_mixed_order_sends_its_parcel_alone_and_holds_stock_for_nothing_else()
    {
        var id = await _desk.BuyAsync(1290 + 1000 + 2000 + 490, "standard", (TestShop.Tea, 1), (Book, 1), (Place, 1));
        var order = await _desk.OrderAsync(id);
        Assert.Equal((OrderStatus.Paid, "standard"), (order.Status, order.ShippingCode));
        Assert.Equal([1], order.PiecesToSend);
        Assert.Equal(((10, 1), (2, 0)), (await _desk.FiguresAsync(TestShop.Tea), await _desk.FiguresAsync(Place)));
        Assert.False(await _desk.ShipAsync(id, 1, 1, 1));
        Assert.True(await _desk.ShipAsync(id, 1));
        Assert.Equal((9, 0), await _desk.FiguresAsync(TestShop.Tea));
    }

    [Fact]
    public async Task A_free_download_is_completed_at_once_and_takes_counted_places_off_the_books()
    {
        await Shop.AddCouponAsync("GIFT", 100);
        var cart = await Shop.CartWithAsync((Place, 1));
        await Shop.SetCouponAsync(cart, "GIFT");
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await Shop.PlaceAsync(FulfilmentDesk.Request(cart, 0)));
        Assert.True(placed.IsPaid);
        Assert.Equal(OrderStatus.Completed, (await _desk.OrderAsync(placed.OrderId)).Status);
        Assert.Equal((2, 0), await _desk.FiguresAsync(Place));
    }

    [Fact]
    public async Task Late_money_takes_what_is_counted_by_then_and_nothing_else()
    {
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await _desk.OrderAsync(3000, "", (Book, 1), (Place, 1)));
        var payment = await Shop.StartAsync(placed.OrderId);
        Shop.Gateway.Become(payment.SessionId!, SessionState.Expired);
        await Shop.SettleAsync(payment.Id);
        Assert.Equal((3, 0), await _desk.FiguresAsync(Place));
        await Shop.RunAsync((ChangeStock change) => change.ExecuteAsync(Book, 4, "received", default));
        await _desk.CountAsync(Book, isCounted: true);
        await _desk.CountAsync(Place, isCounted: false, FulfilmentKind.Access);
        Shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await Shop.SettleAsync(payment.Id);
        var order = await _desk.OrderAsync(placed.OrderId);
        Assert.Equal(OrderStatus.Completed, order.Status);
        Assert.Equal([(Book, true), (Place, false)], order.Lines.OrderBy(line => line.Sku).Select(line => (line.Sku, line.IsStocked)));
        Assert.Equal(((3, 0), (3, 0)), (await _desk.FiguresAsync(Book), await _desk.FiguresAsync(Place)));
    }

    [Fact]
    public async Task A_parcel_is_always_counted_whoever_says_otherwise()
    {
        await Assert.ThrowsAsync<DomainException>(() => _desk.CountAsync(Book, isCounted: false, FulfilmentKind.Shipped));
        await Assert.ThrowsAnyAsync<Exception>(() => Shop.ReadAsync(db => db.Set<Variant>().Where(variant => variant.Sku == TestShop.Tea)
            .ExecuteUpdateAsync(set => set.SetProperty(variant => variant.IsStockCounted, false))));
        await Assert.ThrowsAnyAsync<Exception>(() => Shop.ReadAsync(db => db.Set<Variant>().Where(variant => variant.Sku == Book)
            .ExecuteUpdateAsync(set => set.SetProperty(variant => variant.FulfilmentKind, FulfilmentKind.Shipped))));
    }

    [Fact]
    public void An_order_without_a_parcel_takes_no_delivery_and_is_never_sent()
    {
        var draft = new OrderDraft
        {
            CheckoutToken = SecretToken.New(), CartId = CartId.New(), Culture = "en", Email = "ana@example.com", ShippingCode =
                "standard", ShippingName = "Standard",
            Address = new PostalAddress("Ana", "Calle 1", null, "17001", "Girona", null, "ES", null), Subtotal = Money.Eur(1000), Discount =
                Money.Eur(0),
            Shipping = Money.Eur(0), Total = Money.Eur(1000), Taxes = [(Percentage.Of(0), Money.Eur(1000), Money.Eur(0))],
            Lines = [new DraftLine(Book, new ProductId(Guid.NewGuid()), "Book", 1, Money.Eur(1000), Money.Eur(0), Percentage.Of(0),
                Money.Eur(0), NeedsParcel: false)],
        };
        Assert.Throws<DomainException>(() => Order.Place(draft, DateTimeOffset.UnixEpoch));
        var order = Order.Place(draft with { ShippingCode = "", ShippingName = "" }, DateTimeOffset.UnixEpoch);
        order.MarkPaid("2026-000001", null, "paid", DateTimeOffset.UnixEpoch);
        Assert.Throws<DomainException>(() => order.MarkShipped("sent", DateTimeOffset.UnixEpoch));
        order.MarkCompleted("nothing to send", DateTimeOffset.UnixEpoch);
    }
}
