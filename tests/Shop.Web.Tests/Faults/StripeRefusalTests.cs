using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Health;
using Xunit;

namespace Shop.Web.Tests.Faults;

/// <summary>What Stripe says no to over the wire, and what shopper and staff get to read of it.</summary>
public sealed class StripeRefusalTests(StripeRefusalTests.OpenShop open) : IClassFixture<StripeRefusalTests.OpenShop>
{
    private readonly WiredShop _shop = open.Shop;

    [Theory]
    [InlineData(400, null, "No valid payment method types for this Checkout Session.", "payment_method_types", "invalid_request_error")]
    [InlineData(400, "account_invalid", "The account is not active.", null, "account_invalid")]
    [InlineData(401, null, "Invalid API Key provided: sk_test_verysecret", null, "invalid_request_error")]
    [InlineData(403, "more_permissions_required", "The key may not do this.", null, "more_permissions_required")]
    public async Task A_refusal_by_configuration_is_kept_told_to_staff_at_once_and_over_when_a_page_is_made(int status, string? code,
        string message, string? parameter, string kept)
    {
        using var wire =
            new AnsweringWire { Instead = (request, _) => AnsweringWire.IsNewSession(request)
            ? AnsweringWire.Error(status, code, message, parameter)
            : null };
        _shop.Wire = wire;
        var order = await PlaceAsync();
        Assert.IsNotType<StartPaymentResult.Ready>(await StartAsync(order));
        var payment = await LatestAsync(order);
        Assert.Equal((status, kept, parameter, "req_played"),
            (payment.ProblemStatus, payment.ProblemCode, payment.ProblemParameter, payment.ProblemRequestId));
        Assert.DoesNotContain("verysecret", payment.ProblemMessage!, StringComparison.Ordinal);
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(order)).Status);
        var told = Assert.Single(await AttentionAsync(order));
        Assert.Contains("req_played", told.Detail.ToString(), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync()).Status);
        _shop.Wire = null;
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        Assert.Empty(await AttentionAsync(order));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync()).Status);
        Assert.Equal(1, await OpenSessionsAsync(order));
    }

    [Fact]
    public async Task An_address_that_stripe_refuses_does_not_cost_the_sale()
    {
        using var wire = new AnsweringWire
        {
            Instead = (request, form) => AnsweringWire.IsNewSession(request) && form.Contains("customer_email", StringComparison.Ordinal)
                ? AnsweringWire.Error(400, "email_invalid", "Invalid email address", "customer_email") : null,
        };
        _shop.Wire = wire;
        var order = await PlaceAsync();
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        _shop.Wire = null;
        Assert.Equal(1, await OpenSessionsAsync(order));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync()).Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_stored_500_blocks_neither_shopper_nor_staff(int seed)
    {
        await _shop.Sandbox.ChaosAsync(("error_500", "1"), ("seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var paid = await PlaceAsync();
        var cancelled = await PlaceAsync();
        for (var click = 0; click < 3; click++) Assert.IsNotType<StartPaymentResult.Ready>(await StartAsync(paid));
        await StartAsync(cancelled);
        Assert.NotEmpty(await AttentionAsync(paid));
        Assert.Equal(CancelOrderResult.Cancelled, await _shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(cancelled, default)));
        await _shop.Sandbox.ChaosAsync(("off", "1"));
        if (await StartAsync(paid) is not StartPaymentResult.Ready) Assert.IsType<StartPaymentResult.Ready>(await StartAsync(paid));
        _shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        Assert.Equal((1, 0), (await OpenSessionsAsync(paid), await OpenSessionsAsync(cancelled)));
    }

    [Fact]
    public async Task A_404_on_a_session_is_shown_and_can_be_ended_by_staff()
    {
        var order = await PlaceAsync();
        Assert.IsType<StartPaymentResult.Ready>(await StartAsync(order));
        var session = (await LatestAsync(order)).SessionId!;
        using var wire = new AnsweringWire
        {
            Instead = (request, _) => request.RequestUri!.AbsolutePath.Contains(session, StringComparison.Ordinal)
                ? AnsweringWire.Error(404, "resource_missing", "No such checkout.session", "id") : null,
        };
        _shop.Wire = wire;
        Assert.IsType<StartPaymentResult.NoPage>(await StartAsync(order));
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        Assert.Equal("Stripe does not know a payment", Assert.Single(await AttentionAsync(order)).What);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync()).Status);
        Assert.Equal(CancelOrderResult.Cancelled, await _shop.RunAsync((CancelOrder cancel) => cancel.ExecuteAsync(order, default)));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync()).Status);
        _shop.Wire = null;
    }

    [Fact]
    public async Task Money_on_a_session_that_was_seen_as_expired_takes_the_order_up_and_staff_see_it()
    {
        var purchase = new WiredPurchase(_shop);
        await purchase.PayAsync();
        using var wire = new AnsweringWire { Change = (request, body) => AnsweringWire.IsOneSession(request) ? Expired(body) : body };
        _shop.Wire = wire;
        await purchase.ComeBackAsync();
        Assert.Equal(OrderStatus.Cancelled, (await purchase.ReadAsync()).Status);
        _shop.Wire = null;
        await _shop.ComeToRestAsync();
        Assert.Equal(OrderStatus.Paid, (await purchase.ReadAsync()).Status);
        Assert.Equal("Paid after it was cancelled", Assert.Single(await AttentionAsync(purchase.Order)).What);
    }

    [Fact]
    public async Task A_refused_refund_of_a_disputed_charge_is_shown_until_another_goes_through()
    {
        var purchase = await PaidAsync();
        using var wire =
            new AnsweringWire { Instead = (request, _) => AnsweringWire.IsNewRefund(request)
            ? AnsweringWire.Error(400, "charge_disputed", "The charge is disputed.", null)
            : null };
        _shop.Wire = wire;
        await purchase.RefundAsync(100);
        await _shop.ComeToRestAsync();
        var refused = Assert.Single(await AttentionAsync(purchase.Order));
        Assert.Equal("Refund refused", refused.What);
        Assert.Contains("charge_disputed", refused.Detail.ToString(), StringComparison.Ordinal);
        _shop.Wire = null;
        _shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await purchase.RefundAsync(100);
        await _shop.ComeToRestAsync();
        Assert.Empty(await AttentionAsync(purchase.Order));
    }

    [Fact]
    public async Task A_refund_that_stripe_calls_pending_is_booked_when_it_has_gone()
    {
        var purchase = await PaidAsync();
        using var wire =
            new AnsweringWire { Change = (request, body) => request.RequestUri!.AbsolutePath.Contains("/refunds", StringComparison.Ordinal)
            ? body.Replace("\"succeeded\"", "\"pending\"", StringComparison.Ordinal)
            : body };
        _shop.Wire = wire;
        await purchase.RefundAsync(100);
        await _shop.ComeToRestAsync();
        Assert.Equal((0, RefundStatus.Pending), ((await purchase.ReadAsync()).RefundedMinor, await RefundOfAsync(purchase.Order)));
        _shop.Wire = null;
        await _shop.RunAsync((ReconcilePayments reconcile) => reconcile.ExecuteAsync(default));
        Assert.Equal((100, RefundStatus.Succeeded), ((await purchase.ReadAsync()).RefundedMinor, await RefundOfAsync(purchase.Order)));
        Assert.Equal(1, await _shop.ReadAsync(db => db.Set<CreditNote>().CountAsync(note => note.OrderId == purchase.Order)));
    }

    private static string Expired(string body)
    {
        var session = System.Text.Json.Nodes.JsonNode.Parse(body)!.AsObject();
        (session["status"], session["payment_status"], session["payment_intent"]) = ("expired", "unpaid", null);
        return session.ToJsonString();
    }

    private async Task<WiredPurchase> PaidAsync()
    {
        var purchase = new WiredPurchase(_shop);
        await purchase.PayAsync();
        await purchase.ComeBackAsync();
        await _shop.ComeToRestAsync();
        Assert.Equal(OrderStatus.Paid, (await purchase.ReadAsync()).Status);
        return purchase;
    }

    private async Task<OrderId> PlaceAsync()
    {
        _shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var cart = CartId.New();
        await _shop.RunAsync((AddToCart add) => add.ExecuteAsync(cart, _shop.Sku, 1, default));
        var request = new PlaceOrderRequest(
            cart, SecretToken.New(), "en", $"refused-{Guid.NewGuid():N}@example.com",
                new PostalAddress("Ana", "Calle 1", null, "17001", "Girona", null, "ES", null), null, "standard", Money.Eur(1));
        var shown = Assert.IsType<PlaceOrderResult.TotalChanged>(
            await _shop.RunAsync((PlaceOrder place) => place.ExecuteAsync(request, default)));
        return Assert.IsType<PlaceOrderResult.Placed>(
            await _shop.RunAsync((PlaceOrder place) => place.ExecuteAsync(request with { TotalSeen = shown.Now.Total }, default))).OrderId;
    }

    private Task<StartPaymentResult> StartAsync(OrderId order) =>
        _shop.RunAsync((StartPayment start) => start.ExecuteAsync(order, default));

    private Task<Order> OrderAsync(OrderId id) =>
        _shop.ReadAsync(db => db.Set<Order>().AsNoTracking().SingleAsync(order => order.Id == id));

    private async Task<Payment> LatestAsync(OrderId order) =>
        (await _shop.RunAsync((SettlePayment settle) => settle.LatestAsync(order, default)))!;

    private Task<RefundStatus> RefundOfAsync(OrderId order) =>
        _shop.ReadAsync(db => db.Set<Refund>().Where(refund => refund.OrderId == order).Select(refund => refund.Status).SingleAsync());

    private async Task<List<AttentionItem>> AttentionAsync(OrderId order)
    {
        var number = (await OrderAsync(order)).Number;
        return [.. (await _shop.RunAsync((AttentionList list) => list.ReadAsync(default)))
            .Where(item => item.Place?.Name.ToString() == number)];
    }

    private async Task<HealthCheckResult> HealthAsync()
    {
        await using var scope = _shop.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<StripeTakesPayments>(scope.ServiceProvider)
            .CheckHealthAsync(new HealthCheckContext());
    }

    private async Task<int> OpenSessionsAsync(OrderId order) => (await _shop.Sandbox.LedgerAsync())["sessions"]!.AsArray()
        .Count(session => (string?)session!["client_reference_id"] == order.ToString() && (string?)session["status"] == "open");

    /// <summary>One shop for all tests: each has an order of its own.</summary>
    public sealed class OpenShop : IAsyncLifetime
    {
        internal WiredShop Shop { get; private set; } = null!;

        public async Task InitializeAsync() => Shop = await WiredShop.StartAsync(new StripeWireTests.CountingMail());

        public async Task DisposeAsync() => await Shop.DisposeAsync();
    }
}
