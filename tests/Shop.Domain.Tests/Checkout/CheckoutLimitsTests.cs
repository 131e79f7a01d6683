using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Those who do not pay are limited, and those who do are not (R82).</summary>
public sealed class CheckoutLimitsTests : IDisposable
{
    private const string Network = "203.0.113.7";
    private readonly TestShop _shop = new(teaStock: 10_000) { Limits = new CheckoutLimits() };
    private int _names;

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task One_client_with_ever_new_carts_and_addresses_opens_twenty_payment_pages_and_no_more()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => OrderAsync())));
        Assert.Equal((20, 10), (results.Count(result => result is PlaceOrderResult.Placed), results.Count(result => result is PlaceOrderResult.Throttled)));
        Assert.Equal(20, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        Assert.IsType<PlaceOrderResult.Placed>(await OrderAsync(network: "203.0.113.8"));
        _shop.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.IsType<PlaceOrderResult.Placed>(await OrderAsync());
    }

    [Fact]
    public async Task One_mail_address_from_everywhere_opens_ten_payment_pages_and_no_more()
    {
        var results = new List<PlaceOrderResult>();
        for (var number = 0; number < 15; number++) results.Add(await OrderAsync(email: "ana@example.com", network: $"203.0.113.{number}"));
        Assert.Equal(10, results.Count(result => result is PlaceOrderResult.Placed));
        var refusal = Assert.IsType<PlaceOrderResult.Throttled>(results[^1]).Refusal;
        Assert.Equal((PartyKind.Email, CheckoutRefusalReason.Unpaid), (refusal.By.Kind, refusal.Reason));
        Assert.Equal(_shop.Clock.GetUtcNow() + CheckoutLimits.OrderWindow, refusal.Until);
    }

    [Fact]
    public async Task One_cart_that_is_ordered_again_and_again_keeps_its_last_order_when_it_is_refused()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        PlaceOrderResult result = new PlaceOrderResult.CartEmpty();
        PlaceOrderResult.Placed? last = null;
        for (var number = 0; number < 12; number++)
        {
            result = await _shop.PlaceAsync(TestShop.Request(cart, 1780, email: $"new-{number}@example.com") with { ClientNetwork = $"203.0.113.{number}" });
            last = result as PlaceOrderResult.Placed ?? last;
        }

        Assert.Equal(PartyKind.Cart, Assert.IsType<PlaceOrderResult.Throttled>(result).Refusal.By.Kind);
        Assert.Equal(OrderStatus.AwaitingPayment, (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(last!.OrderId, default)))!.Status);
        Assert.Single((await _shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default))).Items);
    }

    [Fact]
    public async Task A_form_sent_again_leads_to_its_order_even_when_no_other_would_be_taken()
    {
        var request = TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780) with { ClientNetwork = Network };
        var first = await _shop.PlacedAsync(request);
        for (var number = 0; number < 25; number++) await OrderAsync();
        Assert.Equal(first.OrderId, (await _shop.PlacedAsync(request)).OrderId);
    }

    [Fact]
    public async Task Goods_are_held_for_a_shorter_time_after_each_order_that_was_left_to_lapse_and_at_last_not_at_all()
    {
        var holds = new List<double>();
        for (var number = 0; number < 6; number++) holds.Add((await LapseAsync()).TotalMinutes);
        Assert.Equal([60, 30, 15, 10, 10, 10], holds);
        var refusal = Assert.IsType<PlaceOrderResult.Throttled>(await OrderAsync()).Refusal;
        Assert.Equal((PartyKind.Client, CheckoutRefusalReason.Lapsed), (refusal.By.Kind, refusal.Reason));
        Assert.Equal(0, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        _shop.Clock.Advance(CheckoutLimits.LapseWindow);
        Assert.IsType<PlaceOrderResult.Placed>(await OrderAsync());
    }

    [Fact]
    public async Task A_shorter_hold_ends_by_the_shop_itself_and_whoever_has_paid_by_then_has_paid()
    {
        await LapseAsync();
        var (lapsing, paying) = (await OpenAsync(), await OpenAsync());
        _shop.Gateway.Become(paying.SessionId!, SessionState.Paid);
        _shop.Clock.Advance(TimeSpan.FromMinutes(29));
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        Assert.Equal(SessionState.Open, StateOf(lapsing));
        _shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        Assert.Equal((SessionState.Expired, SessionState.Paid), (StateOf(lapsing), StateOf(paying)));
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task Ordering_again_before_the_hold_ends_is_no_way_to_hold_goods_for_ever()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 5));
        var holds = new List<double>();
        for (var number = 0; number < 5; number++)
        {
            var placed = await _shop.PlacedAsync(TestShop.Request(cart, 5 * 1290 + 490));
            var payment = await _shop.StartAsync(placed.OrderId);
            holds.Add(Math.Round((payment.HoldUntil - payment.CreatedAt).TotalMinutes));
            _shop.Clock.Advance(payment.HoldUntil - payment.CreatedAt - TimeSpan.FromMinutes(1));
        }

        Assert.Equal([60, 30, 15, 10, 10], holds);
    }

    [Fact]
    public async Task Changing_the_cart_and_ordering_again_soon_is_no_lapse()
    {
        var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
        for (var number = 0; number < 3; number++)
        {
            var payment = await _shop.StartAsync((await _shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
            Assert.Equal(60, Math.Round((payment.HoldUntil - payment.CreatedAt).TotalMinutes));
            _shop.Clock.Advance(TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public async Task Eight_declined_cards_end_the_payment_page_and_each_is_counted_once()
    {
        var payment = await OpenAsync();
        for (var card = 1; card <= 7; card++)
        {
            await DeclineAsync(payment, $"ch_{card}");
            await DeclineAsync(payment, $"ch_{card}");
        }

        Assert.Equal(SessionState.Open, StateOf(payment));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => DeclineAsync(payment, "ch_8"))));
        Assert.Equal(SessionState.Expired, StateOf(payment));
        Assert.Equal(8, await _shop.ReadAsync(db => db.Set<PaymentDecline>().CountAsync()));
        var order = await _shop.ReadAsync(db => db.Set<Order>().Include(order => order.History).SingleAsync());
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Contains(order.History, entry => entry.Cause == EndPayment.Declined);
    }

    [Fact]
    public async Task A_client_that_tries_cards_on_ever_new_orders_is_refused_and_its_open_pages_are_ended()
    {
        var payments = new List<Payment>();
        for (var number = 0; number < 5; number++) payments.Add(await OpenAsync());
        for (var card = 0; card < 20; card++) await DeclineAsync(payments[card % 5], $"ch_{card}");
        Assert.Equal(CheckoutRefusalReason.Declined, Assert.IsType<PlaceOrderResult.Throttled>(await OrderAsync()).Refusal.Reason);
        Assert.Equal(SessionState.Expired, StateOf(payments[4]));
        await DeclineAsync(payments[0], "ch_more");
        Assert.Equal(SessionState.Expired, StateOf(payments[0]));
        _shop.Clock.Advance(CheckoutLimits.DeclineWindow);
        Assert.IsType<PlaceOrderResult.Placed>(await OrderAsync());
    }

    [Fact]
    public async Task A_refusal_is_remembered_for_staff_with_how_often_and_why()
    {
        for (var number = 0; number < 23; number++) await OrderAsync();
        var tally = await _shop.ReadAsync(db => db.Set<CheckoutTally>().SingleAsync(tally => tally.RefusedAt != null));
        Assert.Equal(($"Client:{Network}", 3, CheckoutRefusalReason.Unpaid), (tally.Key, tally.Refusals, tally.Reason));
    }

    [Fact]
    public async Task Where_orders_came_from_is_forgotten_after_thirty_days()
    {
        await OrderAsync();
        _shop.Clock.Advance(TimeSpan.FromDays(31));
        await OrderAsync();
        await _shop.RunAsync(async (ForgetClients forget) =>
        {
            await forget.ExecuteAsync(default);
            return true;
        });
        Assert.Equal([null, Network], await _shop.ReadAsync(db => db.Set<Order>().OrderBy(order => order.PlacedAt).Select(order => order.ClientNetwork).ToListAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_hundred_purchases_as_people_make_them_are_not_hindered(bool fromOneOffice)
    {
        var random = new Random(7);
        for (var number = 0; number < 500; number++)
        {
            var network = fromOneOffice ? Network : $"198.51.{number / 250}.{number % 250}";
            var cart = await _shop.CartWithAsync((TestShop.Tea, 1));
            Payment? payment = null;
            // One in four comes back from the payment page, changes something, and orders again.
            for (var tries = random.Next(4) == 0 ? 2 : 1; tries > 0; tries--)
            {
                var placed = await _shop.PlacedAsync(TestShop.Request(cart, 1780, email: $"person-{number}@example.com") with { ClientNetwork = network });
                payment = await _shop.StartAsync(placed.OrderId);
                _shop.Clock.Advance(TimeSpan.FromSeconds(random.Next(5, 90)));
            }

            for (var declines = random.Next(5) == 0 ? random.Next(1, 4) : 0; declines > 0; declines--) await DeclineAsync(payment!, $"ch_{number}_{declines}");
            // One in six never pays.
            if (random.Next(6) != 0) _shop.Gateway.Become(payment!.SessionId!, SessionState.Paid);
            if (number % 20 == 0) await LetTimePassAsync();
            if (StateOf(payment!) == SessionState.Paid) await _shop.SettleAsync(payment!.Id);
        }

        Assert.Equal(0, await _shop.ReadAsync(db => db.Set<CheckoutTally>().CountAsync(tally => tally.RefusedAt != null)));
    }

    private async Task LetTimePassAsync()
    {
        _shop.Clock.Advance(TimeSpan.FromMinutes(10));
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
    }

    private async Task<PlaceOrderResult> OrderAsync(string? email = null, string network = Network) => await _shop.PlaceAsync(
        TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780, email: email ?? $"someone-{Interlocked.Increment(ref _names)}@example.com") with { ClientNetwork = network });

    private async Task<Payment> OpenAsync() => await _shop.StartAsync(Assert.IsType<PlaceOrderResult.Placed>(await OrderAsync()).OrderId);

    // Places, waits until the hold is over, and says how long it was.
    private async Task<TimeSpan> LapseAsync()
    {
        var payment = await OpenAsync();
        var hold = payment.HoldUntil - payment.CreatedAt;
        _shop.Clock.Advance(hold + TimeSpan.FromSeconds(1));
        if (hold >= Payment.TimeToPay) _shop.Gateway.Become(payment.SessionId!, SessionState.Expired);
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        return hold;
    }

    private SessionState StateOf(Payment payment) => _shop.Gateway.Sessions.Single(session => session.PaymentId == payment.Id).State;

    private Task<bool> DeclineAsync(Payment payment, string charge) => _shop.RunAsync(async (CountDecline count) =>
    {
        await count.ExecuteAsync(charge, payment.Id, default);
        return true;
    });
}
