using Microsoft.EntityFrameworkCore;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>Stripe makes no page to pay on: why is kept, the order waits, and no order gets two.</summary>
public sealed class RefusedSessionTests : IDisposable
{
    private readonly TestShop _shop = new(teaStock: 3);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData(400, "account_invalid", null)]
    [InlineData(400, "invalid_request_error", null)]
    [InlineData(400, "parameter_unknown", "ui_mode")]
    [InlineData(402, "card_error", "line_items")]
    [InlineData(404, "resource_missing", "account")]
    public async Task A_refusal_is_kept_and_the_order_waits_until_a_new_attempt_goes_through(int status, string code, string? parameter)
    {
        _shop.Gateway.SaysInstead = _ =>
            new GatewayRefusedException(new StripeProblem(status, code, parameter, "No valid payment method types.", "req_7"));
        var order = await PlacedAsync();
        Assert.IsType<StartPaymentResult.NoPage>(await StartAsync(order));
        Assert.Single(_shop.Gateway.Asked);
        var refused = await LatestAsync(order);
        Assert.Equal((PaymentStatus.Creating, true), (refused.Status, refused.HasNoPage));
        Assert.Equal(new StripeProblem(status, code, parameter, "No valid payment method types.", "req_7"), refused.Problem);
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(order)).Status);
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
        // Asking by itself would give the same answer: the reconciler does not.
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        Assert.Single(_shop.Gateway.Asked);
        _shop.Gateway.SaysInstead = null;
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        Assert.Equal([$"order-{order}-pay-1", $"order-{order}-pay-2"], _shop.Gateway.Asked.Select(asked => asked.IdempotencyKey));
        Assert.Null((await TroubleAsync()).Refusal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_stripe_refuses_is_kept_on_the_payment_and_told_after_the_first(int status)
    {
        _shop.Gateway.SaysInstead = _ =>
            new GatewayUnknownException("no") { Problem =
                new StripeProblem(status, "invalid_request_error", null, "Invalid API Key", "req_1") };
        var order = await PlacedAsync();
        Assert.IsType<StartPaymentResult.Unknown>(await StartAsync(order));
        Assert.Equal((OrderStatus.AwaitingPayment, true), ((await OrderAsync(order)).Status, (await LatestAsync(order)).HasNoPage));
        Assert.Equal(status, (await TroubleAsync()).Refusal?.Status);
    }

    [Theory]
    [InlineData("email_invalid", null)]
    [InlineData("parameter_invalid", "customer_email")]
    public async Task An_address_that_stripe_refuses_is_left_out_of_a_second_attempt_at_once(string code, string? parameter)
    {
        _shop.Gateway.SaysInstead = asked =>
            asked.Email is null ? null : new GatewayRefusedException(new StripeProblem(400, code, parameter, "Invalid email", "req_1"));
        var order = await PlacedAsync();
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        Assert.Equal(["ana@example.com", null], _shop.Gateway.Asked.Select(asked => asked.Email));
        Assert.Equal(2, _shop.Gateway.Asked.Select(asked => asked.IdempotencyKey).Distinct().Count());
        var payments = await PaymentsAsync(order);
        Assert.Equal([(PaymentStatus.Failed, (string?)code), (PaymentStatus.Open, null)],
            payments.Select(payment => (payment.Status, payment.ProblemCode)));
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(order)).Status);
        Assert.Null((await TroubleAsync()).Refusal);
    }

    [Theory]
    [InlineData(500, "api_error", true)]
    [InlineData(500, "api_error", false)]
    [InlineData(400, "idempotency_error", false)]
    public async Task An_answer_that_stripe_keeps_is_left_behind_by_another_attempt(int status, string code, bool isReplayed)
    {
        _shop.Gateway.SaysInstead = asked =>
            asked.IdempotencyKey.EndsWith("pay-1", StringComparison.Ordinal) ? Kept(status, code, isReplayed) : null;
        var order = await PlacedAsync();
        var first = await StartAsync(order);
        if (first is not StartPaymentResult.Ready) Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        var session = Assert.Single(_shop.Gateway.Sessions);
        var payments = await PaymentsAsync(order);
        Assert.Equal([PaymentStatus.Failed, PaymentStatus.Open], payments.Select(payment => payment.Status));
        Assert.Equal((session.Id, code), (payments[1].SessionId, payments[0].ProblemCode));
        Assert.Equal(1, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task A_session_that_was_made_behind_a_kept_error_is_found_and_no_second_one_is_made()
    {
        var order = await PlacedAsync();
        _shop.Gateway.SaysInstead = _ => Kept(500, "api_error", true);
        _shop.Gateway.Appear(await LatestAsync(order), SessionState.Open);
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        Assert.Equal(_shop.Gateway.Sessions.Single().Id, Assert.Single(await PaymentsAsync(order)).SessionId);
    }

    [Fact]
    public async Task A_session_of_an_attempt_that_was_left_behind_is_ended_when_it_appears()
    {
        var (_, left) = await LeftBehindAsync();
        _shop.Gateway.Appear(left, SessionState.Open);
        await _shop.SettleAsync(left.Id);
        Assert.Equal([SessionState.Expired, SessionState.Open], _shop.Gateway.Sessions.Select(session => session.State).Order().Reverse());
    }

    [Fact]
    public async Task An_attempt_that_was_left_behind_and_is_paid_pays_the_order_and_ends_the_other_page()
    {
        var (order, left) = await LeftBehindAsync();
        _shop.Gateway.Appear(left, SessionState.Paid);
        await _shop.SettleAsync(left.Id);
        Assert.Equal(OrderStatus.Paid, (await OrderAsync(order)).Status);
        Assert.Equal([PaymentStatus.Succeeded, PaymentStatus.Expired], (await PaymentsAsync(order)).Select(payment => payment.Status));
        Assert.DoesNotContain(_shop.Gateway.Sessions, session => session.State == SessionState.Open);
    }

    [Fact]
    public async Task Two_attempts_that_were_both_paid_pay_the_order_once_and_the_other_money_goes_back()
    {
        var (order, left) = await LeftBehindAsync();
        var open = await LatestAsync(order);
        _shop.Gateway.Appear(left, SessionState.Paid);
        _shop.Gateway.Become(open.SessionId!, SessionState.Paid);
        await Task.WhenAll(new[] { left, open, left, open }.Select(payment => Task.Run(() => _shop.SettleAsync(payment.Id))));
        Assert.Equal(OrderStatus.Paid, (await OrderAsync(order)).Status);
        foreach (var payment in await PaymentsAsync(order))
        {
            if (payment.PaymentIntentId == (await OrderAsync(order)).PaymentReference) continue;
            await _shop.RunAsync(async (RefundUnmatched refund) =>
            {
                await refund.ExecuteAsync(payment.Id, default);
                return true;
            });
        }

        Assert.Equal(Money.Eur(1780), Assert.Single(_shop.Gateway.Refunds).Amount);
    }

    [Fact]
    public async Task An_order_without_a_page_is_given_up_when_its_time_is_over_and_says_why()
    {
        _shop.Gateway.SaysInstead = _ =>
            new GatewayRefusedException(new StripeProblem(400, "account_invalid", null, "Not active", "req_9"));
        var order = await PlacedAsync();
        await StartAsync(order);
        _shop.Clock.Advance(Payment.TimeToPay + TimeSpan.FromSeconds(1));
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        var ended = await OrderAsync(order);
        Assert.Equal(OrderStatus.Cancelled, ended.Status);
        var causes = await _shop.ReadAsync(db => db.Set<OrderHistory>().Where(entry => entry.OrderId == order).Select(entry => entry.Cause)
            .ToListAsync());
        Assert.Contains(causes, cause => cause.Contains("account_invalid Not active (request req_9)", StringComparison.Ordinal));
        Assert.Equal(0, (await _shop.StockAsync(TestShop.Tea)).Allocated);
    }

    [Fact]
    public async Task A_shopper_who_comes_back_too_late_for_the_first_session_gets_another()
    {
        _shop.Gateway.SaysInstead = _ => new GatewayUnknownException("lost");
        var order = await PlacedAsync();
        await StartAsync(order);
        _shop.Clock.Advance(TimeSpan.FromMinutes(40));
        _shop.Gateway.SaysInstead = null;
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        Assert.Equal(2, (await LatestAsync(order)).Attempt);
    }

    [Fact]
    public async Task Staff_can_cancel_an_order_whose_page_was_refused_or_never_answered()
    {
        foreach (var said in new Exception[] { Kept(400, "account_invalid", false), Kept(500, "api_error", true), Kept(401, "x", false) })
        {
            _shop.Gateway.SaysInstead = _ => said;
            var order = await PlacedAsync();
            await StartAsync(order);
            _shop.Gateway.LosesAnswers = true;
            Assert.Equal(CancelOrderResult.Cancelled, await _shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(order, default)));
            _shop.Gateway.LosesAnswers = false;
            Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(order)).Status);
        }
    }

    [Fact]
    public async Task Twenty_clicks_at_once_after_a_refusal_open_one_page()
    {
        _shop.Gateway.SaysInstead = _ => Kept(400, "account_invalid", false);
        var order = await PlacedAsync();
        await StartAsync(order);
        _shop.Gateway.SaysInstead = null;
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => StartAsync(order))));
        Assert.Single(_shop.Gateway.Sessions);
        Assert.Equal([PaymentStatus.Failed, PaymentStatus.Open], (await PaymentsAsync(order)).Select(payment => payment.Status));
    }

    [Theory]
    [InlineData("Invalid API Key provided: sk_test_abcDEF123", "Invalid API Key provided: [key]")]
    [InlineData("rk_live_1 and whsec_2, both", "[key] and [key], both")]
    public void Keys_are_taken_out_of_what_stripe_says(string message, string kept) =>
        Assert.Equal(kept, StripeProblem.Of(401, null, null, message, null, false).Message);

    private static Exception Kept(int status, string code, bool isReplayed)
    {
        var problem = new StripeProblem(status, code, null, "said", "req_1", isReplayed);
        return status is 400 && code != "idempotency_error"
            ? new GatewayRefusedException(problem)
            : new GatewayUnknownException("said") { Problem = problem };
    }

    // The first attempt's answer is a kept error, the second has a page.
    private async Task<(OrderId Order, Payment Left)> LeftBehindAsync()
    {
        _shop.Gateway.SaysInstead = asked =>
            asked.IdempotencyKey.EndsWith("pay-1", StringComparison.Ordinal) ? Kept(500, "api_error", true) : null;
        var order = await PlacedAsync();
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        return (order, (await PaymentsAsync(order))[0]);
    }

    private async Task<OrderId> PlacedAsync() =>
        (await _shop.PlacedAsync(TestShop.Request(await _shop.CartWithAsync((TestShop.Tea, 1)), 1780))).OrderId;

    private Task<StartPaymentResult> StartAsync(OrderId order) =>
        _shop.RunAsync((StartPayment start) => start.ExecuteAsync(order, default));

    private Task<StripeTrouble> TroubleAsync() => _shop.RunAsync((FindStripeTrouble trouble) => trouble.ReadAsync(default));

    private async Task<Order> OrderAsync(OrderId id) => (await _shop.RunAsync((FindOrder find) => find.ByIdAsync(id, default)))!;

    private async Task<Payment> LatestAsync(OrderId order) => (await PaymentsAsync(order))[^1];

    private Task<IReadOnlyList<Payment>> PaymentsAsync(OrderId order) =>
        _shop.RunAsync((FindPayments find) => find.OfOrderAsync(order, default));
}
