using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Coupons;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

public sealed class SettlePaymentTests : IDisposable
{
    private readonly TestShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Settling_twenty_times_at_once_pays_once_with_one_invoice_and_one_event()
    {
        var (orderId, payment) = await OpenAsync();
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _shop.SettleAsync(payment.Id))));
        Assert.All(results, status => Assert.Equal(PaymentStatus.Succeeded, status));
        Assert.Equal(OrderStatus.Paid, (await OrderAsync(orderId)).Status);
        Assert.Equal("2026-000001", (await _shop.ReadAsync(db => db.Set<Invoice>().SingleAsync())).Number);
        Assert.Equal(1, await EventsAsync(nameof(OrderPaid)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-24)]
    public async Task The_reconciler_asks_about_a_payment_that_was_made_before_the_clock_was_put_back(int hours)
    {
        var (orderId, payment) = await OpenAsync();
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        _shop.Clock.AdjustTime(_shop.Clock.GetUtcNow().AddHours(hours));
        Assert.Equal(1, await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default)));
        Assert.Equal(OrderStatus.Paid, (await OrderAsync(orderId)).Status);
    }

    [Fact]
    public async Task An_invoice_issued_after_the_clock_was_put_back_is_not_dated_before_the_one_with_the_smaller_number()
    {
        foreach (var days in new[] { 0, -3 })
        {
            _shop.Clock.AdjustTime(_shop.Clock.GetUtcNow().AddDays(days));
            var (_, payment) = await OpenAsync();
            _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
            await _shop.SettleAsync(payment.Id);
        }

        var invoices = await _shop.ReadAsync(db => db.Set<Invoice>().OrderBy(invoice => invoice.Sequence).ToListAsync());
        Assert.Equal([1, 2], invoices.Select(invoice => invoice.Sequence));
        Assert.Equal(invoices[0].IssuedOn, invoices[1].IssuedOn);
    }

    [Fact]
    public async Task A_paid_order_is_never_offered_a_payment_page_again()
    {
        var (orderId, payment) = await OpenAsync();
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(payment.Id);
        Assert.IsNotType<StartPaymentResult.Ready>(await _shop.RunAsync((StartPayment start) => start.ExecuteAsync(orderId, default)));
        Assert.Single(_shop.Gateway.Sessions);
    }

    [Fact]
    public async Task Paying_takes_what_was_bought_out_of_the_cart_and_leaves_what_was_added_since()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        await _shop.AddCouponAsync("TENTH", 10);
        await _shop.SetCouponAsync(cart, "TENTH");
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, 1161 + 490));
        var payment = await _shop.StartAsync(placed.OrderId);
        await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, TestShop.Tea, 2, default));
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(payment.Id);
        var left = await _shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default));
        Assert.Equal([new CartItem(TestShop.Tea, 2)], left.Items);
        Assert.Null(left.CouponCode);
    }

    [Fact]
    public async Task An_unpaid_order_keeps_its_stock_until_stripe_says_that_its_time_is_over()
    {
        var (orderId, payment) = await OpenAsync();
        _shop.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(PaymentStatus.Open, await _shop.SettleAsync(payment.Id));
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Expired);
        Assert.Equal(PaymentStatus.Expired, await _shop.SettleAsync(payment.Id));
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(orderId)).Status);
        Assert.Equal(0, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task A_released_coupon_is_given_back_once()
    {
        await _shop.AddCouponAsync("TENTH", 10, limit: 1);
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        await _shop.SetCouponAsync(cart, "TENTH");
        var placed = await _shop.PlacedAsync(TestShop.Request(cart, 1161 + 490));
        var payment = await _shop.StartAsync(placed.OrderId);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Expired);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _shop.SettleAsync(payment.Id))));
        Assert.Equal(0, (await _shop.ReadAsync(db => db.Set<Coupon>().SingleAsync())).Redeemed);
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_payment_unknown_and_the_next_try_finds_the_same_session()
    {
        var placed = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        _shop.Gateway.LosesAnswers = true;
        Assert.IsType<StartPaymentResult.Unknown>(
            await _shop.RunAsync((StartPayment start) => start.ExecuteAsync(placed.OrderId, default)));
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(placed.OrderId)).Status);
        _shop.Gateway.LosesAnswers = false;
        _shop.Clock.Advance(TimeSpan.FromHours(2));
        var payment = await _shop.StartAsync(placed.OrderId);
        Assert.Equal(_shop.Gateway.Sessions.Single().Id, payment.SessionId);
    }

    [Fact]
    public async Task A_session_that_stripe_never_made_is_known_to_be_none_and_the_order_is_released()
    {
        var placed = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        // The shop died before it asked, and comes back when the session's end would have been past.
        _shop.Clock.Advance(TimeSpan.FromHours(2));
        var payment = await _shop.StartAsync(placed.OrderId);
        Assert.Equal(PaymentStatus.Failed, payment.Status);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(placed.OrderId)).Status);
    }

    [Fact]
    public async Task Money_after_the_release_takes_the_order_up_again_while_there_is_stock()
    {
        var (orderId, payment) = await OpenAsync();
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await CancelByHandAsync(orderId);
        await _shop.SettleAsync(payment.Id);
        Assert.Equal(OrderStatus.Paid, (await OrderAsync(orderId)).Status);
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task Money_for_what_was_sold_on_since_goes_back_once()
    {
        using var shop = new TestShop(teaStock: 1);
        var placed = await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        var payment = await shop.StartAsync(placed.OrderId);
        shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await CancelByHandAsync(placed.OrderId, shop);
        await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        Assert.Equal(PaymentStatus.Succeeded, await shop.SettleAsync(payment.Id));
        for (var time = 0; time < 3; time++)
        {
            await shop.RunAsync(async (RefundUnmatched refund) =>
            {
                await refund.ExecuteAsync(payment.Id, default);
                return true;
            });
        }

        Assert.Equal(Money.Eur(1780), shop.Gateway.Refunds.Single().Amount);
        Assert.Equal(1, await shop.ReadAsync(db => db.Set<Refund>().CountAsync()));
        Assert.Equal(1, (await shop.StockAsync(TestShop.Tea)).Allocated);
        Assert.Equal(0, await shop.ReadAsync(db => db.Set<Invoice>().CountAsync()));
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("currency")]
    [InlineData("order")]
    [InlineData("livemode")]
    public async Task A_session_that_does_not_fit_the_order_is_set_aside_and_pays_nothing(string what)
    {
        var (orderId, payment) = await OpenAsync();
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid, session => what switch
        {
            "amount" => session with { Amount = Money.Eur(1) },
            "currency" => session with { Amount = new Money(1780, new Currency("USD")) },
            "order" => session with { OrderId = OrderId.New(DateTimeOffset.UnixEpoch) },
            _ => session with { LiveMode = true },
        });
        Assert.Equal(PaymentStatus.Quarantined, await _shop.SettleAsync(payment.Id));
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(orderId)).Status);
    }

    [Fact]
    public async Task A_delayed_payment_is_pending_until_it_arrives_or_fails()
    {
        var (orderId, payment) = await OpenAsync();
        _shop.Gateway.Become(payment.SessionId!, SessionState.Processing);
        Assert.Equal(PaymentStatus.Pending, await _shop.SettleAsync(payment.Id));
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(orderId)).Status);
        _shop.Gateway.Become(payment.SessionId!, SessionState.PaymentFailed);
        Assert.Equal(PaymentStatus.Failed, await _shop.SettleAsync(payment.Id));
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(orderId)).Status);
    }

    [Fact]
    public async Task Ordering_again_from_the_same_cart_ends_the_earlier_payment_page_first()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        var payment = await _shop.StartAsync(first.OrderId);
        var second = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        Assert.NotEqual(first.OrderId, second.OrderId);
        Assert.Equal(SessionState.Expired, _shop.Gateway.Sessions.Single(session => session.Id == payment.SessionId).State);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(first.OrderId)).Status);
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task Ordering_again_when_the_earlier_order_is_paid_after_all_shows_that_one()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.PlacedAsync(TestShop.Request(cart, 1780));
        var payment = await _shop.StartAsync(first.OrderId);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        var again = Assert.IsType<PlaceOrderResult.EarlierOrderPaid>(await _shop.PlaceAsync(TestShop.Request(cart, 1780)));
        Assert.Equal(first.Token, again.Token);
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Order>().CountAsync()));
    }

    [Fact]
    public async Task Fifty_orders_settled_at_once_are_numbered_1_to_50()
    {
        using var shop = new TestShop(teaStock: 50);
        var payments = new List<Payment>();
        for (var number = 0; number < 50; number++)
        {
            var placed = await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
            payments.Add(await shop.StartAsync(placed.OrderId));
        }

        payments.ForEach(payment => shop.Gateway.Become(payment.SessionId!, SessionState.Paid));
        await Task.WhenAll(payments.Select(payment => Task.Run(() => shop.SettleAsync(payment.Id))));
        var numbers =
            await shop.ReadAsync(db => db.Set<Invoice>().OrderBy(invoice => invoice.Sequence).Select(invoice => invoice.Sequence)
            .ToListAsync());
        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), numbers);
    }

    private async Task<(OrderId OrderId, Payment Payment)> OpenAsync()
    {
        var placed = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        return (placed.OrderId, await _shop.StartAsync(placed.OrderId));
    }

    private Task CancelByHandAsync(OrderId orderId, TestShop? shop = null) => (shop ?? _shop).RunAsync((IServiceProvider services) =>
        services.GetRequiredService<ShopDbContext>().WriteAsync(async () =>
        {
            await services.GetRequiredService<ReleaseOrder>().ExecuteAsync(orderId, "by hand", default);
            return true;
        }));

    private async Task<Order> OrderAsync(OrderId id) => (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(id, default)))!;

    private Task<int> EventsAsync(string type) =>
        _shop.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.Type == type));
}
