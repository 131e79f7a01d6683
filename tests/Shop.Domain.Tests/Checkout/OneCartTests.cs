using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>One cart, several orders: which of them can be paid, and what the cart still holds.</summary>
public sealed class OneCartTests : IDisposable
{
    private readonly TestShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Two_forms_of_one_cart_sent_at_the_same_moment_leave_one_order_that_can_be_paid()
    {
        for (var round = 0; round < 20; round++)
        {
            using var shop = new TestShop();
            var cart = await shop.CartWithAsync((TestShop.Tea, 1));
            var requests = Enumerable.Range(0, 2 + round % 5)
                .Select(number => TestShop.Request(cart, 1780, email: round % 2 == 0 ? "ana@example.com" : $"ana{number}@example.com"));
            var placed = await Task.WhenAll(requests.Select(request => Task.Run(() => BuyAsync(shop, request))));
            Assert.Equal(1, await shop.ReadAsync(PayableAsync));
            Assert.All(placed, each => Assert.True(each is PlaceOrderResult.Placed or PlaceOrderResult.EarlierOrderOpen, each.ToString()));
            await PayWhatIsOpenAsync(shop);
            Assert.Equal(1, await shop.ReadAsync(db => db.Set<Order>().CountAsync(order => order.PaidAt != null)));
        }
    }

    [Fact]
    public async Task The_database_refuses_a_second_payable_order_of_a_cart_whoever_writes_it()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        var other = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        await Assert.ThrowsAnyAsync<Exception>(() => _shop.ReadAsync(db => db.Set<Order>().Where(order => order.Id == other.OrderId)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.OpenCartId, cart))));
    }

    [Fact]
    public async Task Two_forms_that_say_the_same_at_the_same_moment_lead_to_one_payment_page()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        var open = (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(first.OrderId, default)))!;
        Assert.True(TestShop.Request(cart, 1780).AsksFor(open, [new CartItem(TestShop.Tea, 1)]));
        Assert.False(TestShop.Request(cart, 1780).AsksFor(open, [new CartItem(TestShop.Tea, 2)]));
        Assert.False(TestShop.Request(cart, 1780, email: "eva@example.com").AsksFor(open, [new CartItem(TestShop.Tea, 1)]));
        Assert.False(TestShop.Request(cart, 1781).AsksFor(open, [new CartItem(TestShop.Tea, 1)]));
    }

    [Fact]
    public async Task While_stripe_is_silent_the_shopper_is_led_to_the_order_that_can_be_paid_and_gets_no_second_one()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        await _shop.StartAsync(first.OrderId);
        _shop.Gateway.LosesAnswers = true;
        var answer = Assert.IsType<PlaceOrderResult.EarlierOrderOpen>(await _shop.PlaceAsync(TestShop.Request(cart, 1780)));
        Assert.Equal((first.Token, 1), (answer.Token, await _shop.ReadAsync(db => db.Set<Order>().CountAsync())));
        _shop.Gateway.LosesAnswers = false;
        Assert.NotEqual(first.OrderId, (await _shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
    }

    [Fact]
    public async Task A_free_order_of_the_same_cart_ends_the_one_that_was_to_be_paid()
    {
        await _shop.AddCouponAsync("FREE", 100);
        await using (var db =
            _shop.NewContext()) await db.Database.ExecuteSqlAsync($"UPDATE pricing_shipping_method SET FreeFromMinor = 0");
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1290));
        await _shop.StartAsync(first.OrderId);
        await _shop.SetCouponAsync(cart, "FREE");
        Assert.True((await _shop.PlacedAsync(TestShop.Request(cart, 0))).IsPaid);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(first.OrderId)).Status);
        Assert.Equal(SessionState.Expired, _shop.Gateway.Sessions.Single().State);
    }

    [Fact]
    public async Task Money_on_its_way_is_no_bar_to_an_order_for_other_goods()
    {
        var (cart, first, payment) = await PendingAsync();
        Assert.Empty(await ItemsAsync(cart));
        await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, TestShop.Pot, 1, default));
        var second = await _shop.PlacedAsync(TestShop.Request(cart, 6400 + 490));
        Assert.Equal([TestShop.Pot], (await OrderAsync(second.OrderId)).Lines.Select(line => line.Sku));
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(first)).Status);
        var seen = await _shop.RunAsync((FindOrder find) => find.OfCartAsync(cart, default));
        Assert.Equal([second.OrderId, first], seen.OrderByDescending(order => order.Id == second.OrderId).Select(order => order.Id));
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(payment.Id);
        Assert.Equal([new CartItem(TestShop.Pot, 1)], await ItemsAsync(cart));
    }

    [Fact]
    public async Task The_same_goods_put_into_the_cart_while_the_money_is_on_its_way_are_another_order_and_stay_when_it_comes()
    {
        var (cart, first, payment) = await PendingAsync();
        await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, TestShop.Tea, 1, default));
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(payment.Id);
        Assert.Equal([new CartItem(TestShop.Tea, 1)], await ItemsAsync(cart));
        Assert.NotEqual(first, (await _shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
    }

    [Fact]
    public async Task Checking_out_before_the_shop_has_heard_that_the_money_is_on_its_way_asks_about_the_new_goods_alone()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        _shop.Gateway.Become((await _shop.StartAsync(first.OrderId)).SessionId!, SessionState.Processing);
        await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, TestShop.Pot, 1, default));
        var changed = Assert.IsType<PlaceOrderResult.TotalChanged>(await _shop.PlaceAsync(TestShop.Request(cart, 1290 + 6400 + 490)));
        Assert.Equal((6400 + 490, first.Token), (changed.Now.Total.Minor, changed.PaidToken));
        await _shop.PlacedAsync(TestShop.Request(cart, 6400 + 490));
    }

    [Fact]
    public async Task Checking_out_the_same_goods_again_before_the_shop_has_heard_of_the_money_shows_the_order_that_stands()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        _shop.Gateway.Become((await _shop.StartAsync(first.OrderId)).SessionId!, SessionState.Processing);
        Assert.Equal(first.Token, Assert.IsType<PlaceOrderResult.EarlierOrderPaid>(await _shop.PlaceAsync(TestShop.Request(cart, 1780)))
            .Token);
    }

    [Fact]
    public async Task Money_on_its_way_that_does_not_come_leaves_the_newer_order_and_the_cart_alone()
    {
        var (cart, first, payment) = await PendingAsync();
        await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, TestShop.Pot, 1, default));
        var second = await _shop.PlacedAsync(TestShop.Request(cart, 6400 + 490));
        _shop.Gateway.Become(payment.SessionId!, SessionState.PaymentFailed);
        await _shop.SettleAsync(payment.Id);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(first)).Status);
        Assert.Equal(cart, (await OrderAsync(second.OrderId)).OpenCartId);
        Assert.Equal([new CartItem(TestShop.Pot, 1)], await ItemsAsync(cart));
    }

    [Fact]
    public async Task Money_on_its_way_takes_only_the_coupon_that_was_used_out_of_the_cart()
    {
        await _shop.AddCouponAsync("TENTH", 10);
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        await _shop.SetCouponAsync(cart, "TENTH");
        _shop.Gateway.Become((await _shop.StartAsync(placed.OrderId)).SessionId!, SessionState.Processing);
        await _shop.RunAsync((SettlePayment settle) => settle.OfOrderAsync(placed.OrderId, default));
        Assert.Equal("TENTH", (await _shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default))).CouponCode);
    }

    [Fact]
    public async Task An_order_left_at_the_payment_page_keeps_its_cart_and_gives_way_to_the_next_one()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        await _shop.StartAsync(first.OrderId);
        Assert.Equal([new CartItem(TestShop.Tea, 1)], await ItemsAsync(cart));
        await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, TestShop.Pot, 1, default));
        var second = await _shop.PlacedAsync(TestShop.Request(cart, 1290 + 6400 + 490));
        var old = await OrderAsync(first.OrderId);
        Assert.Equal(OrderStatus.Cancelled, old.Status);
        Assert.Equal(second.OrderId, (await _shop.RunAsync((FindOrder find) => find.InsteadOfAsync(old, default)))!.Id);
    }

    [Fact]
    public async Task A_form_that_was_sent_before_and_comes_again_does_not_end_the_order_that_was_placed_since()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var old = TestShop.Request(cart, 1780);
        var first = await _shop.PlacedAsync(old);
        var second = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        Assert.Equal(first.OrderId, (await _shop.PlacedAsync(old)).OrderId);
        Assert.Equal(cart, (await OrderAsync(second.OrderId)).OpenCartId);
    }

    [Fact]
    public async Task A_payment_that_a_person_must_look_at_does_not_keep_the_shopper_from_ordering()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        var payment = await _shop.StartAsync(first.OrderId);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid, session => session with { Amount = Money.Eur(1) });
        Assert.Equal(PaymentStatus.Quarantined, await _shop.SettleAsync(payment.Id));
        await _shop.PlacedAsync(TestShop.Request(cart, 1780));
    }

    [Fact]
    public async Task Money_that_comes_after_the_time_ran_out_takes_the_goods_out_of_the_cart_once()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        var payment = await _shop.StartAsync(placed.OrderId);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _shop.SettleAsync(payment.Id))));
        Assert.Empty(await ItemsAsync(cart));
        Assert.True((await OrderAsync(placed.OrderId)).HasLeftCart);
    }

    private async Task<(CartId Cart, OrderId Order, Payment Payment)> PendingAsync()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        var payment = await _shop.StartAsync(placed.OrderId);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Processing);
        Assert.Equal(PaymentStatus.Pending, await _shop.SettleAsync(payment.Id));
        return (cart, placed.OrderId, payment);
    }

    private static async Task<PlaceOrderResult> BuyAsync(TestShop shop, PlaceOrderRequest request)
    {
        var result = await shop.PlaceAsync(request);
        if (result is PlaceOrderResult.Placed placed)
            await shop.RunAsync((StartPayment start) => start.ExecuteAsync(placed.OrderId, default));
        return result;
    }

    private static async Task PayWhatIsOpenAsync(TestShop shop)
    {
        var open = shop.Gateway.Sessions.Where(session => session.State == SessionState.Open).ToList();
        Assert.Single(open);
        shop.Gateway.Become(open[0].Id, SessionState.Paid);
        await shop.SettleAsync(open[0].PaymentId!.Value);
    }

    private static Task<int> PayableAsync(Shop.Domain.Persistence.ShopDbContext db) =>
        db.Set<Order>().CountAsync(order => order.Status == OrderStatus.AwaitingPayment
        && db.Set<Payment>()
            .Any(payment => payment.OrderId == order.Id
            && (payment.Status == PaymentStatus.Creating || payment.Status == PaymentStatus.Open)));

    private async Task<IReadOnlyList<CartItem>> ItemsAsync(CartId cart) =>
        (await _shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default))).Items;

    private async Task<Order> OrderAsync(OrderId id) => (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(id, default)))!;
}
