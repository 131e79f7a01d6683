using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Coupons;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

public sealed class PlaceOrderTests : IDisposable
{
    private readonly TestShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_same_form_sent_twenty_times_at_once_is_one_order()
    {
        var request = TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780);
        var placed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _shop.PlacedAsync(request))));
        Assert.Single(placed.Select(order => order.OrderId).Distinct());
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Order>().CountAsync()));
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task Somebody_elses_token_does_not_open_somebody_elses_order()
    {
        var request = TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780);
        await _shop.PlacedAsync(request);
        var stranger = request with { CartId = await _shop.CartWithAsync((TestShop.Tea, 1)) };
        Assert.IsType<PlaceOrderResult.TokenTaken>(await _shop.PlaceAsync(stranger));
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Order>().CountAsync()));
    }

    [Fact]
    public async Task A_price_that_changed_while_the_page_was_open_places_nothing_and_shows_the_new_total()
    {
        var request = TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 2)), 3070);
        await RepriceAsync(9900);
        var refused = Assert.IsType<PlaceOrderResult.TotalChanged>(await _shop.PlaceAsync(request));
        // 198.00 € travel free.
        Assert.Equal(19_800, refused.Now.Total.Minor);
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task The_last_piece_is_sold_once_to_twenty_shoppers_at_once()
    {
        using var shop = new TestShop(teaStock: 1);
        var requests =
            await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(async _ => TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780)));
        var results = await Task.WhenAll(requests.Select(request => Task.Run(() => shop.PlaceAsync(request))));
        Assert.Single(results.OfType<PlaceOrderResult.Placed>());
        Assert.Equal(19, results.OfType<PlaceOrderResult.OutOfStock>().Count());
        Assert.Equal(1, (await shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task When_one_line_is_short_no_line_is_taken()
    {
        using var shop = new TestShop(teaStock: 2, potStock: 5);
        var cart = await shop.CartWithAsync((TestShop.Pot, 1), (TestShop.Tea, 2));
        Assert.True(await shop.RunAsync((ChangeStock change) => change.ExecuteAsync(TestShop.Tea, -1, "adjusted", default)));
        var refused = Assert.IsType<PlaceOrderResult.OutOfStock>(await shop.PlaceAsync(TestShop.Request(cart, 6400 + 2580 + 490)));
        Assert.Equal([TestShop.Tea], refused.Skus);
        Assert.Equal(0, (await shop.StockAsync(TestShop.Pot)).Allocated);
        Assert.Equal(0, await shop.ReadAsync(db => db.Set<Allocation>().CountAsync()));
    }

    [Fact]
    public async Task A_coupon_for_three_orders_is_used_three_times_by_twelve_at_once()
    {
        using var shop = new TestShop(teaStock: 100);
        await shop.AddCouponAsync("HALF", 50, limit: 3);
        var requests = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => CouponRequestAsync(shop, $"buyer{number}@example.com")));
        var results = await Task.WhenAll(requests.Select(request => Task.Run(() => shop.PlaceAsync(request))));
        Assert.Equal(3, results.OfType<PlaceOrderResult.Placed>().Count());
        Assert.Equal(9, results.OfType<PlaceOrderResult.CouponRefused>().Count());
        Assert.Equal(3, await shop.ReadAsync(db => db.Set<CouponRedemption>().CountAsync()));
    }

    [Fact]
    public async Task A_coupon_for_one_order_of_each_customer_is_refused_the_second_time_whatever_the_case_of_the_address()
    {
        await _shop.AddCouponAsync("HALF", 50, perCustomer: 1);
        await _shop.PlacedAsync(await CouponRequestAsync(_shop, "Ana@Example.com"));
        Assert.IsType<PlaceOrderResult.CouponRefused>(await _shop.PlaceAsync(await CouponRequestAsync(_shop, "ana@example.COM ")));
    }

    [Fact]
    public async Task A_coupon_that_expired_since_it_was_put_into_the_cart_is_refused_at_placing()
    {
        await _shop.AddCouponAsync("HALF", 50, endsAt: _shop.Clock.GetUtcNow().AddHours(1));
        var request = await CouponRequestAsync(_shop, "ana@example.com");
        _shop.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<PlaceOrderResult.CouponRefused>(await _shop.PlaceAsync(request));
        await NothingIsWrittenAsync();
    }

    [Fact]
    public async Task A_coupon_that_was_deleted_since_is_refused_and_breaks_nothing()
    {
        var request = await CouponRequestAsync(_shop, "ana@example.com");
        Assert.IsType<PlaceOrderResult.CouponRefused>(await _shop.PlaceAsync(request));
    }

    [Fact]
    public async Task What_was_withdrawn_since_is_neither_ordered_nor_forgotten()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1), (TestShop.Pot, 1));
        await using (var db = _shop.NewContext())
        {
            (await db.Set<Product>().SingleAsync(product => product.Code == "sencha")).Publish(false);
            await db.SaveChangesAsync();
        }

        var refused = Assert.IsType<PlaceOrderResult.OutOfStock>(await _shop.PlaceAsync(TestShop.Request(cart, 8180)));
        Assert.Equal([TestShop.Tea], refused.Skus);
        Assert.IsType<AddToCartResult.NotForSale>(
            await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, TestShop.Tea, 1, default)));
    }

    [Fact]
    public async Task An_empty_cart_places_nothing() =>
        Assert.IsType<PlaceOrderResult.CartEmpty>(await _shop.PlaceAsync(TestShop.Request(CartId.New(), 0)));

    [Fact]
    public async Task A_free_order_is_paid_at_once_without_asking_stripe()
    {
        await _shop.AddCouponAsync("FREE", 100);
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        await _shop.SetCouponAsync(cart, "FREE");
        await using (var db = _shop.NewContext())
            await db.Database.ExecuteSqlAsync($"UPDATE pricing_shipping_method SET FreeFromMinor = 0");
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, 0));
        Assert.True(placed.IsPaid);
        Assert.Empty(_shop.Gateway.Sessions);
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<Payment>().CountAsync()));
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Invoice>().CountAsync()));
    }

    [Fact]
    public async Task Less_than_a_card_can_pay_is_refused_before_stripe_is_asked()
    {
        await _shop.AddCouponAsync("ALMOST", 99);
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        await _shop.SetCouponAsync(cart, "ALMOST");
        await using (var db = _shop.NewContext())
            await db.Database.ExecuteSqlAsync($"UPDATE pricing_shipping_method SET FreeFromMinor = 0");
        Assert.IsType<PlaceOrderResult.AmountNotPayable>(await _shop.PlaceAsync(TestShop.Request(cart, 13)));
    }

    [Theory]
    [InlineData(33_333_333 - 333, true)]
    [InlineData(33_333_334 - 333, false)]
    public async Task Eight_digits_of_cents_are_the_most_that_can_be_ordered(long price, bool isPayable)
    {
        using var shop = new TestShop(teaStock: 10);
        await RepriceAsync(price, shop);
        await using (var db = shop.NewContext())
            await db.Database.ExecuteSqlAsync($"UPDATE pricing_shipping_method SET FreeFromMinor = NULL, PriceMinor = 999");
        var cart = await shop.CartWithAsync((TestShop.Tea, 3));
        var result = await shop.PlaceAsync(TestShop.Request(cart, price * 3 + 999));
        Assert.Equal(isPayable, result is PlaceOrderResult.Placed);
        if (!isPayable) Assert.Equal(price * 3 + 999, Assert.IsType<PlaceOrderResult.AmountNotPayable>(result).Total.Minor);
        Assert.Equal(isPayable ? 3 : 0, (await shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task A_later_price_changes_nothing_in_an_order()
    {
        var placed = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        await RepriceAsync(9900);
        var order = (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(placed.OrderId, default)))!;
        Assert.Equal((1290, "sencha"), (order.Lines.Single().UnitPriceMinor, order.Lines.Single().Description));
        Assert.Equal(1780, order.TotalMinor);
    }

    [Fact]
    public async Task A_product_that_is_deleted_leaves_its_sold_lines_and_a_cart_that_can_be_read()
    {
        var placed = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        var other = await _shop.CartWithAsync((TestShop.Tea, 1), (TestShop.Pot, 1));
        await using (var db = _shop.NewContext())
        {
            db.Remove(await db.Set<Product>().SingleAsync(product => product.Code == "sencha"));
            await db.SaveChangesAsync();
        }

        var order = (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(placed.OrderId, default)))!;
        Assert.Equal((TestShop.Tea, 1780), (order.Lines.Single().Sku, order.TotalMinor));
        var items = (await _shop.RunAsync((ReadCart read) => read.ExecuteAsync(other, default))).Items;
        var wanted = items.Select(item => new WantedItem(item.Sku, item.Quantity)).ToList();
        var quoted = await _shop.RunAsync((QuoteLines quote) =>
            quote.ExecuteAsync(new QuoteRequest(wanted, null, "ES", null, "en"), default));
        Assert.Equal([TestShop.Tea], quoted.NotForSale);
        Assert.Equal(6400, quoted.Quote.Subtotal.Minor);
        Assert.IsType<PlaceOrderResult.OutOfStock>(await _shop.PlaceAsync(TestShop.Request(other, 8180)));
    }

    [Fact]
    public async Task Placing_alone_tells_nobody_that_the_order_was_paid()
    {
        await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.Type == nameof(OrderPaid))));
    }

    private async Task RepriceAsync(long minor, TestShop? shop = null)
    {
        await using var db = (shop ?? _shop).NewContext();
        var product = await db.Set<Product>().SingleAsync(product => product.Code == "sencha");
        product.Reprice(TestShop.Tea, Money.Eur(minor), _shop.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private static async Task<PlaceOrderRequest> CouponRequestAsync(TestShop shop, string email)
    {
        var cart = await shop.CartWithAsync((TestShop.Tea, 1));
        await shop.SetCouponAsync(cart, "HALF");
        return TestShop.Request(cart, 645 + 490, email: email);
    }

    private async Task NothingIsWrittenAsync()
    {
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<Order>().CountAsync()));
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<OutboxMessage>().CountAsync()));
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<CouponRedemption>().CountAsync()));
        Assert.Equal(0, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }
}
