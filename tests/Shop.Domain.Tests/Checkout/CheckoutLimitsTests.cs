using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.TestKit;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Those who do not pay are limited, and those who do are not (R82).</summary>
public sealed class CheckoutLimitsTests : IDisposable
{
    private const string Network = CheckoutDesk.Network;
    private readonly CheckoutDesk _desk = new(new SqliteDatabase());

    private TestShop Shop => _desk.Shop;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public Task One_client_with_ever_new_carts_and_addresses_opens_25_payment_pages_and_no_more() => OneClientAsync(_desk);

    [PostgresFact]
    public async Task One_client_with_ever_new_carts_and_addresses_opens_25_payment_pages_and_no_more_on_postgres()
    {
        using var desk = new CheckoutDesk(await PostgresDatabase.CreateAsync());
        await OneClientAsync(desk);
    }

    [Fact]
    public Task One_mail_address_however_it_is_written_opens_ten_payment_pages_from_everywhere_and_no_more() => OneMailAddressAsync(_desk);

    [PostgresFact]
    public async Task One_mail_address_however_it_is_written_opens_ten_payment_pages_from_everywhere_and_no_more_on_postgres()
    {
        using var desk = new CheckoutDesk(await PostgresDatabase.CreateAsync());
        await OneMailAddressAsync(desk);
    }

    [Fact]
    public async Task One_cart_that_is_ordered_again_and_again_keeps_its_last_order_when_it_is_refused()
    {
        var cart = await Shop.CartWithAsync((TestShop.Tea, 1));
        PlaceOrderResult result = new PlaceOrderResult.CartEmpty();
        PlaceOrderResult.Placed? last = null;
        for (var number = 0; number < 12; number++)
        {
            result = await Shop.PlaceAsync(TestShop.Request(cart, 1780, email: $"new-{number}@example.com")
                with { ClientNetwork = $"203.0.113.{number}" });
            last = result as PlaceOrderResult.Placed ?? last;
        }

        Assert.Equal(PartyKind.Cart, Assert.IsType<PlaceOrderResult.Throttled>(result).Refusal.By.Kind);
        Assert.Equal(OrderStatus.AwaitingPayment,
            (await Shop.RunAsync((FindOrder find) => find.ByIdAsync(last!.OrderId, default)))!.Status);
        Assert.Single((await Shop.RunAsync((ReadCart read) => read.ExecuteAsync(cart, default))).Items);
    }

    [Fact]
    public async Task A_form_sent_again_leads_to_its_order_even_when_no_other_would_be_taken()
    {
        var request = TestShop.Request(await Shop.CartWithAsync((TestShop.Tea, 1)), 1780) with { ClientNetwork = Network };
        var first = await Shop.PlacedAsync(request);
        for (var number = 0; number < 25; number++) await _desk.OrderAsync();
        Assert.Equal(first.OrderId, (await Shop.PlacedAsync(request)).OrderId);
    }

    [Fact]
    public async Task Goods_are_held_for_a_shorter_time_after_each_order_that_was_left_to_lapse_and_at_last_not_at_all()
    {
        var holds = new List<double>();
        for (var number = 0; number < 6; number++) holds.Add((await _desk.LapseAsync()).TotalMinutes);
        Assert.Equal([60, 30, 15, 10, 10, 10], holds);
        var refusal = Assert.IsType<PlaceOrderResult.Throttled>(await _desk.OrderAsync()).Refusal;
        Assert.Equal((PartyKind.Client, CheckoutRefusalReason.Lapsed), (refusal.By.Kind, refusal.Reason));
        Assert.Equal(0, (await Shop.StockAsync(TestShop.Tea)).Allocated);
        Shop.Clock.Advance(CheckoutLimits.LapseWindow);
        Assert.IsType<PlaceOrderResult.Placed>(await _desk.OrderAsync());
    }

    [Fact]
    public async Task A_shorter_hold_ends_by_the_shop_itself_and_whoever_has_paid_by_then_has_paid()
    {
        await _desk.LapseAsync();
        var (lapsing, paying) = (await _desk.OpenAsync(), await _desk.OpenAsync());
        Shop.Gateway.Become(paying.SessionId!, SessionState.Paid);
        Shop.Clock.Advance(TimeSpan.FromMinutes(29));
        await _desk.ReconcileAsync();
        Assert.Equal(SessionState.Open, _desk.StateOf(lapsing));
        Shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await _desk.ReconcileAsync();
        Assert.Equal((SessionState.Expired, SessionState.Paid), (_desk.StateOf(lapsing), _desk.StateOf(paying)));
        Assert.Equal(1, (await Shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task Ordering_again_before_the_hold_ends_is_no_way_to_hold_goods_for_ever()
    {
        var cart = await Shop.CartWithAsync((TestShop.Tea, 5));
        var holds = new List<double>();
        for (var number = 0; number < 5; number++)
        {
            var placed = await Shop.PlacedAsync(TestShop.Request(cart, 5 * 1290 + 490));
            var payment = await Shop.StartAsync(placed.OrderId);
            holds.Add(payment.Hold.TotalMinutes);
            Shop.Clock.Advance(payment.Hold - TimeSpan.FromMinutes(1));
        }

        Assert.Equal([60, 30, 15, 10, 10], holds);
    }

    [Fact]
    public async Task Changing_the_cart_and_ordering_again_soon_is_no_lapse()
    {
        var cart = await Shop.CartWithAsync((TestShop.Tea, 1));
        for (var number = 0; number < 3; number++)
        {
            var payment = await Shop.StartAsync((await Shop.PlacedAsync(TestShop.Request(cart, 1780))).OrderId);
            Assert.Equal(60, payment.Hold.TotalMinutes);
            Shop.Clock.Advance(TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public async Task Eight_declined_cards_end_the_payment_page_and_each_is_counted_once()
    {
        var payment = await _desk.OpenAsync();
        for (var card = 1; card <= 7; card++)
        {
            await _desk.DeclineAsync(payment, $"ch_{card}");
            await _desk.DeclineAsync(payment, $"ch_{card}");
        }

        Assert.Equal(SessionState.Open, _desk.StateOf(payment));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _desk.DeclineAsync(payment, "ch_8"))));
        Assert.Equal(SessionState.Expired, _desk.StateOf(payment));
        Assert.Equal(8, await Shop.ReadAsync(db => db.Set<PaymentDecline>().CountAsync()));
        var order = await Shop.ReadAsync(db => db.Set<Order>().Include(order => order.History).SingleAsync());
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Contains(order.History, entry => entry.Cause == CancellationCauses.TooManyDeclines);
        var told = await Shop.ReadAsync(db => db.Set<CheckoutTally>().SingleAsync(tally => tally.RefusedAt != null));
        Assert.Equal(($"Client:{Network}", CheckoutRefusalReason.Declined), (told.Key, told.Reason));
    }

    [Fact]
    public async Task A_client_that_tries_cards_on_ever_new_orders_is_refused_and_its_open_pages_are_ended()
    {
        var payments = new List<Payment>();
        for (var number = 0; number < 5; number++) payments.Add(await _desk.OpenAsync());
        for (var card = 0; card < 20; card++) await _desk.DeclineAsync(payments[card % 5], $"ch_{card}");
        Assert.Equal(CheckoutRefusalReason.Declined, Assert.IsType<PlaceOrderResult.Throttled>(await _desk.OrderAsync()).Refusal.Reason);
        Assert.Equal(SessionState.Expired, _desk.StateOf(payments[4]));
        await _desk.DeclineAsync(payments[0], "ch_more");
        Assert.Equal(SessionState.Expired, _desk.StateOf(payments[0]));
        Shop.Clock.Advance(CheckoutLimits.DeclineWindow);
        Assert.IsType<PlaceOrderResult.Placed>(await _desk.OrderAsync());
    }

    [Fact]
    public async Task A_refusal_is_remembered_for_staff_with_how_often_and_why()
    {
        for (var number = 0; number < 28; number++) await _desk.OrderAsync();
        var tally = await Shop.ReadAsync(db => db.Set<CheckoutTally>().SingleAsync(tally => tally.RefusedAt != null));
        Assert.Equal(($"Client:{Network}", 3, CheckoutRefusalReason.Unpaid), (tally.Key, tally.Refusals, tally.Reason));
    }

    [Fact]
    public async Task Where_orders_came_from_is_forgotten_after_thirty_days()
    {
        await _desk.OrderAsync();
        Shop.Clock.Advance(TimeSpan.FromDays(31));
        await _desk.OrderAsync();
        await Shop.RunAsync(async (ForgetClients forget) =>
        {
            await forget.ExecuteAsync(default);
            return true;
        });
        Assert.Equal([null, Network],
            await Shop.ReadAsync(db => db.Set<Order>().OrderBy(order => order.PlacedAt).Select(order => order.ClientNetwork)
            .ToListAsync()));
    }

    [Fact]
    public async Task What_staff_end_and_what_stripe_makes_no_page_for_is_nobodys_lapse()
    {
        for (var number = 0; number < 4; number++)
        {
            var payment = await _desk.OpenAsync();
            Shop.Clock.Advance(TimeSpan.FromMinutes(50));
            Assert.Equal(CancelOrderResult.Cancelled,
                await Shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(payment.OrderId, default)));
        }

        Shop.Gateway.SaysInstead = _ => new GatewayRefusedException(new StripeProblem(400, "account_invalid", null, "No.", "req_1"));
        for (var number = 0; number < 4; number++)
        {
            var payment = await _desk.OpenAsync();
            Shop.Clock.Advance(Payment.TimeToPay + TimeSpan.FromMinutes(1));
            await _desk.ReconcileAsync();
            Assert.Equal(OrderStatus.Cancelled, (await _desk.OrderOfAsync(payment)).Status);
        }

        Shop.Gateway.SaysInstead = null;
        Assert.Equal(Payment.TimeToPay, (await _desk.OpenAsync()).Hold);
    }

    [Fact]
    public async Task Orders_that_cost_nothing_neither_lapse_nor_raise_the_limits()
    {
        await Shop.AddCouponAsync("FREE", 100);
        await Shop.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE pricing_shipping_method SET \"FreeFromMinor\" = 0"));
        for (var number = 0; number < 30; number++)
        {
            var cart = await Shop.CartWithAsync((TestShop.Tea, 1));
            await Shop.SetCouponAsync(cart, "FREE");
            Assert.True((
                await Shop.PlacedAsync(TestShop.Request(cart, 0, email: $"free-{number}@example.com") with { ClientNetwork = Network }))
                .IsPaid);
        }

        var results = new List<PlaceOrderResult>();
        for (var number = 0; number < 30; number++) results.Add(await _desk.OrderAsync(totalMinor: 1290));
        Assert.Equal(25, results.Count(result => result is PlaceOrderResult.Placed));
    }

    [Fact]
    public async Task A_delayed_payment_counts_while_it_may_come_and_as_a_lapse_when_it_never_does()
    {
        var payments = new List<Payment>();
        for (var number = 0; number < 10; number++) payments.Add(await _desk.OpenAsync("ana@example.com", $"203.0.113.{number}"));
        foreach (var payment in payments) await _desk.BecomeAsync(payment, SessionState.Processing);
        Shop.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(CheckoutRefusalReason.Unpaid, Assert.IsType<PlaceOrderResult.Throttled>(await _desk.OrderAsync("ana@example.com"))
            .Refusal.Reason);
        foreach (var payment in payments.Take(3)) await _desk.BecomeAsync(payment, SessionState.PaymentFailed);
        Assert.Equal(TimeSpan.FromMinutes(10), (await _desk.OpenAsync("ana@example.com", "203.0.113.99")).Hold);
        foreach (var payment in payments.Skip(3)) await _desk.BecomeAsync(payment, SessionState.Paid);
        Assert.Equal(Payment.TimeToPay, (await _desk.OpenAsync("ana@example.com", "203.0.113.99")).Hold);
    }

    [Fact]
    public async Task A_shorter_hold_is_not_lengthened_by_another_attempt_and_ends_without_a_page_as_well()
    {
        for (var number = 0; number < 3; number++) await _desk.LapseAsync();
        Shop.Gateway.SaysInstead = _ => new GatewayRefusedException(new StripeProblem(400, "account_invalid", null, "No.", "req_1"));
        var placed = Assert.IsType<PlaceOrderResult.Placed>(await _desk.OrderAsync());
        for (var tries = 0; tries < 3; tries++) await Shop.RunAsync((StartPayment start) => start.ExecuteAsync(placed.OrderId, default));
        var attempts = await Shop.ReadAsync(db => db.Set<Payment>().Where(payment => payment.OrderId == placed.OrderId).ToListAsync());
        Assert.True(attempts.Count > 1);
        Assert.All(attempts, attempt => Assert.Equal(TimeSpan.FromMinutes(10), attempt.Hold));
        Shop.Clock.Advance(TimeSpan.FromMinutes(11));
        await _desk.ReconcileAsync();
        Assert.Equal(OrderStatus.Cancelled, (await _desk.OrderOfAsync(attempts[0])).Status);
    }

    [Fact]
    public async Task A_limit_of_zero_is_none()
    {
        Shop.Limits = Shop.Limits with { UnpaidPerClient = 0 };
        for (var number = 0; number < 40; number++) Assert.IsType<PlaceOrderResult.Placed>(await _desk.OrderAsync());
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
            var cart = await Shop.CartWithAsync((TestShop.Tea, 1));
            Payment? payment = null;
            // One in four comes back from the payment page, changes something, and orders again.
            for (var tries = random.Next(4) == 0 ? 2 : 1; tries > 0; tries--)
            {
                var placed = await Shop.PlacedAsync(TestShop.Request(cart, 1780, email: $"person-{number}@example.com")
                    with { ClientNetwork = network });
                payment = await Shop.StartAsync(placed.OrderId);
                Shop.Clock.Advance(TimeSpan.FromSeconds(random.Next(5, 90)));
            }

            for (var declines = random.Next(5) == 0 ? random.Next(1, 4) : 0; declines > 0; declines--)
                await _desk.DeclineAsync(payment!, $"ch_{number}_{declines}");
            // One in six never pays.
            if (random.Next(6) != 0) Shop.Gateway.Become(payment!.SessionId!, SessionState.Paid);
            if (number % 20 == 0) await _desk.LetTimePassAsync();
            if (_desk.StateOf(payment!) == SessionState.Paid) await Shop.SettleAsync(payment!.Id);
        }

        Assert.Equal(0, await Shop.ReadAsync(db => db.Set<CheckoutTally>().CountAsync(tally => tally.RefusedAt != null)));
    }

    private static async Task OneClientAsync(CheckoutDesk desk)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => desk.OrderAsync())));
        Assert.Equal((25, 5),
            (results.Count(result => result is PlaceOrderResult.Placed), results.Count(result => result is PlaceOrderResult.Throttled)));
        Assert.Equal(25, (await desk.Shop.StockAsync(TestShop.Tea)).Allocated);
        Assert.IsType<PlaceOrderResult.Placed>(await desk.OrderAsync(network: "203.0.113.8"));
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(61));
        // No page was ever made, which is nobody's lapse: the orders end, and the client may order again.
        await desk.ReconcileAsync();
        Assert.Equal(0, (await desk.Shop.StockAsync(TestShop.Tea)).Allocated);
        Assert.IsType<PlaceOrderResult.Placed>(await desk.OrderAsync());
    }

    private static async Task OneMailAddressAsync(CheckoutDesk desk)
    {
        string[] spellings = ["ana@example.com", "ANA@example.com", "ana@EXAMPLE.com", " Ana@Example.com "];
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Task.Run(() => desk.OrderAsync(spellings[number % spellings.Length], $"203.0.113.{number}"))));
        Assert.Equal(10, results.Count(result => result is PlaceOrderResult.Placed));
        var refusal = results.OfType<PlaceOrderResult.Throttled>().First().Refusal;
        Assert.Equal((PartyKind.Email, CheckoutRefusalReason.Unpaid), (refusal.By.Kind, refusal.Reason));
    }
}
