using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Coupons;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// Money that arrives when the shop had given the order up: it wins, whoever closed the payment and however it is heard of.
/// </summary>
public sealed class LateMoneyTests : IDisposable
{
    private readonly TestShop _shop = new(teaStock: 2);

    public enum ClosedBy
    {
        Time,
        Bank,
        Staff,
        LostSession,
    }

    public enum HeardBy
    {
        Webhook,
        ReturnPage,
        PayButton,
        Reconciler,
        Comparison,
    }

    public static TheoryData<ClosedBy, HeardBy> Ways
    {
        get
        {
            var ways = new TheoryData<ClosedBy, HeardBy>();
            foreach (var closedBy in Enum.GetValues<ClosedBy>())
            {
                foreach (var heardBy in Enum.GetValues<HeardBy>()) ways.Add(closedBy, heardBy);
            }

            return ways;
        }
    }

    public void Dispose() => _shop.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Late_money_takes_the_order_up_again_while_there_is_stock(ClosedBy closedBy, HeardBy heardBy)
    {
        var payment = await ClosedAsync(closedBy);
        Assert.Equal(0, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        Pay(payment);
        for (var time = 0; time < 3; time++) await SetPeersReachableAsync(heardBy, payment);
        var order = await OrderAsync(payment.OrderId);
        Assert.Equal((OrderStatus.Paid, "2026-000001"), (order.Status, order.InvoiceNumber));
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        var paid = await ReadAsync(payment.Id);
        Assert.Equal((PaymentStatus.Succeeded, paid.PaymentIntentId), (paid.Status, order.PaymentReference));
        Assert.NotNull(paid.ArrivedLateAt);
        Assert.Equal((1, 0), (await EventsAsync(nameof(OrderPaid)), await EventsAsync(nameof(PaymentUnmatched))));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Late_money_for_goods_that_were_sold_on_goes_back_whole_and_once(ClosedBy closedBy, HeardBy heardBy)
    {
        var payment = await ClosedAsync(closedBy);
        await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 2)), 3070));
        Pay(payment);
        for (var time = 0; time < 3; time++) await SetPeersReachableAsync(heardBy, payment);
        await GiveBackAsync(payment);
        await GiveBackAsync(payment);
        Assert.Equal(Money.Eur(1780), Assert.Single(_shop.Gateway.Refunds).Amount);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(payment.OrderId)).Status);
        Assert.Equal(2, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<Invoice>().CountAsync()));
        Assert.Equal((0, 1), (await EventsAsync(nameof(OrderPaid)), await EventsAsync(nameof(PaymentUnmatched))));
        Assert.Equal(PaymentStatus.Refunded, (await ReadAsync(payment.Id)).Status);
    }

    [Fact]
    public async Task Late_money_of_an_order_whose_coupon_was_used_up_since_goes_back()
    {
        await _shop.AddCouponAsync("TENTH", 10, limit: 1);
        var first = await WithCouponAsync();
        _shop.Gateway.Become(first.SessionId!, SessionState.Expired);
        await _shop.SettleAsync(first.Id);
        await WithCouponAsync();
        _shop.Gateway.Become(first.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(first.Id);
        await GiveBackAsync(first);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(first.OrderId)).Status);
        Assert.Equal(1, (await _shop.ReadAsync(db => db.Set<Coupon>().SingleAsync())).Redeemed);
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        Assert.Single(_shop.Gateway.Refunds);
    }

    [Fact]
    public async Task Late_money_goes_back_when_the_shopper_ordered_the_same_again_and_paid_that()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.StartAsync((await _shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
        var second = await _shop.StartAsync((await _shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
        _shop.Gateway.Become(second.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(second.Id);
        _shop.Gateway.Become(first.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(first.Id);
        await GiveBackAsync(first);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(first.OrderId)).Status);
        Assert.Single(_shop.Gateway.Refunds);
    }

    [Fact]
    public async Task Late_money_ends_the_page_of_the_same_order_placed_again()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        var first = await _shop.StartAsync((await _shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
        var second = await _shop.StartAsync((await _shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
        _shop.Gateway.Become(first.SessionId!, SessionState.Paid);
        await _shop.SettleAsync(first.Id);
        Assert.Equal((OrderStatus.Paid, OrderStatus.Cancelled),
            ((await OrderAsync(first.OrderId)).Status, (await OrderAsync(second.OrderId)).Status));
        Assert.DoesNotContain(_shop.Gateway.Sessions, session => session.State == SessionState.Open);
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task Twenty_who_hear_of_late_money_at_once_take_the_order_up_once()
    {
        var payment = await ClosedAsync(ClosedBy.Time);
        Pay(payment);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _shop.SettleAsync(payment.Id))));
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<Invoice>().CountAsync()));
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task Late_money_that_is_not_the_orders_is_set_aside()
    {
        var payment = await ClosedAsync(ClosedBy.Time);
        _shop.Gateway.Become(payment.SessionId!, SessionState.Paid, session => session with { Amount = Money.Eur(1) });
        Assert.Equal(PaymentStatus.Quarantined, await _shop.SettleAsync(payment.Id));
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(payment.OrderId)).Status);
    }

    [Fact]
    public async Task The_reconciler_asks_about_a_closed_payment_more_and_more_seldom_and_in_the_end_no_more()
    {
        var payment = await ClosedAsync(ClosedBy.Time);
        var looks = 0;
        for (var hour = 0; hour < 24 * 45; hour++)
        {
            _shop.Clock.Advance(TimeSpan.FromHours(1));
            looks += await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        }

        Assert.InRange(looks, 5, 15);
        Assert.Null((await ReadAsync(payment.Id)).LookAgainAt);
    }

    private async Task<Payment> ClosedAsync(ClosedBy by)
    {
        var placed = await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        if (by == ClosedBy.LostSession) return await WithLostSessionAsync(placed.OrderId);
        var payment = await _shop.StartAsync(placed.OrderId);
        if (by == ClosedBy.Staff)
        {
            Assert.Equal(CancelOrderResult.Cancelled,
                await _shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(placed.OrderId, default)));
            return await ReadAsync(payment.Id);
        }

        if (by == ClosedBy.Bank)
        {
            // The payment intent is stored from here on.
            _shop.Gateway.Become(payment.SessionId!, SessionState.Processing);
            await _shop.SettleAsync(payment.Id);
        }

        _shop.Gateway.Become(payment.SessionId!, by == ClosedBy.Bank ? SessionState.PaymentFailed : SessionState.Expired);
        await _shop.SettleAsync(payment.Id);
        return await ReadAsync(payment.Id);
    }

    // Stripe was never heard to make the session, and the list did not show it yet when the shop looked for it.
    private async Task<Payment> WithLostSessionAsync(OrderId orderId)
    {
        var payment = await _shop.ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(each => each.OrderId == orderId));
        _shop.Clock.Advance(Payment.KeyLifetime);
        Assert.Equal(PaymentStatus.Failed, await _shop.SettleAsync(payment.Id));
        return await ReadAsync(payment.Id);
    }

    private void Pay(Payment payment)
    {
        if (payment.SessionId is { } known) _shop.Gateway.Become(known, SessionState.Paid);
        else _shop.Gateway.Appear(payment, SessionState.Paid);
    }

    private async Task SetPeersReachableAsync(HeardBy by, Payment payment)
    {
        switch (by)
        {
            case HeardBy.Webhook:
                await TellAsync(payment);
                break;
            case HeardBy.ReturnPage:
                await _shop.RunAsync((SettlePayment settle) => settle.OfOrderAsync(payment.OrderId, default));
                break;
            case HeardBy.PayButton:
                Assert.IsType<StartPaymentResult.NothingToPay>(
                    await _shop.RunAsync((StartPayment start) => start.ExecuteAsync(payment.OrderId, default)));
                break;
            case HeardBy.Reconciler:
                _shop.Clock.Advance(TimeSpan.FromMinutes(2));
                await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
                break;
            default:
                await _shop.RunAsync((CompareLedger compare) =>
                    compare.ExecuteAsync(DateOnly.FromDateTime(_shop.Clock.GetUtcNow().Date), _shop.Clock.GetUtcNow(), default));
                break;
        }
    }

    private async Task TellAsync(Payment payment)
    {
        var id = $"evt_{Guid.NewGuid():N}";
        var body = $$"""
            {"id":"{{id}}","object":"event","type":"payment_intent.succeeded","livemode":false,"data":{"object":{"id":"pi_x","metadata":{"payment_id":"{{payment.Id}}"} } } }
            """;
        var signature = Stripe.EventUtility.GenerateSignatureHeader(body, "whsec_test", _shop.Clock.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal(ReceivedEvent.Stored,
            await _shop.RunAsync((ReceiveStripeEvent receive) => receive.ExecuteAsync(Encoding.UTF8.GetBytes(body), signature, default)));
        await _shop.RunAsync(async (ProcessStripeEvent process) =>
        {
            await process.ExecuteAsync(id, default);
            return true;
        });
    }

    private async Task<Payment> WithCouponAsync()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        await _shop.SetCouponAsync(cart, "TENTH");
        return await _shop.StartAsync((await _shop.PlacedAsync(TestShop.Request(cart, 1161 + 490))).OrderId);
    }

    private Task<bool> GiveBackAsync(Payment payment) => _shop.RunAsync(async (RefundUnmatched refund) =>
    {
        await refund.ExecuteAsync(payment.Id, default);
        return true;
    });

    private async Task<Order> OrderAsync(OrderId id) => (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(id, default)))!;

    private Task<Payment> ReadAsync(PaymentId id) =>
        _shop.ReadAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == id));

    private Task<int> EventsAsync(string type) =>
        _shop.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.Type == type));
}
