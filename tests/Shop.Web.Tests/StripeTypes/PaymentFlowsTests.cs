using Stripe;
using Stripe.Checkout;
using Xunit;

namespace Shop.Web.Tests.StripeTypes;

/// <summary>Which events come of each way to pay, in which order, and that all of it is as Stripe's types say.</summary>
public sealed class PaymentFlowsTests : IAsyncLifetime
{
    private RecordedSandbox _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await RecordedSandbox.StartAsync();

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Fact]
    public async Task A_card_is_charged_and_the_charge_booked_a_moment_later()
    {
        var paid = await _sandbox.PaidAsync();
        var intent = await _sandbox.Stripe.V1.PaymentIntents.GetAsync(paid.PaymentIntentId);
        var charge = await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.Charges.GetAsync(intent.LatestChargeId),
            charge => charge.BalanceTransactionId is not null);
        Assert.StartsWith("ch_", charge.Id, StringComparison.Ordinal);
        Assert.Equal("charge", (await _sandbox.Stripe.V1.BalanceTransactions.GetAsync(charge.BalanceTransactionId)).Type);
        Assert.Equal(
            ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed", "charge.updated"],
            await _sandbox.EventsAsync());
        Assert.Equal("""{"balance_transaction":null}""", (await _sandbox.EventAsync("charge.updated"))["data"]!["previous_attributes"]!.ToJsonString());
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Fact]
    public async Task A_declined_card_leaves_a_failed_charge()
    {
        var open = await _sandbox.PaidAsync("4000000000000002");
        Assert.Equal("open", open.Status);
        Assert.Equal(["payment_intent.created", "charge.failed", "payment_intent.payment_failed"], await _sandbox.EventsAsync());
        await _sandbox.Stripe.V1.PaymentIntents.GetAsync(open.PaymentIntentId);
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Fact]
    public async Task A_card_that_the_bank_asks_about_waits_for_an_action()
    {
        var open = await _sandbox.PaidAsync("4000002760003184");
        Assert.Equal("requires_action", (await _sandbox.Stripe.V1.PaymentIntents.GetAsync(open.PaymentIntentId)).Status);
        Assert.Equal(["payment_intent.created", "payment_intent.requires_action"], await _sandbox.EventsAsync());
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Theory]
    [InlineData("succeed", "charge.succeeded", "payment_intent.succeeded", "checkout.session.async_payment_succeeded")]
    [InlineData("fail", "charge.failed", "payment_intent.payment_failed", "checkout.session.async_payment_failed")]
    public async Task A_debit_is_pending_until_the_bank_answers(string outcome, params string[] then)
    {
        var session = await _sandbox.SessionAsync(("action", "delayed"), ("delay_seconds", "3"), ("outcome", outcome));
        Assert.Equal(("complete", "unpaid"), (session.Status, session.PaymentStatus));
        var begun = new[] { "payment_intent.created", "charge.pending", "payment_intent.processing", "checkout.session.completed" };
        var intent = await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.PaymentIntents.GetAsync(session.PaymentIntentId),
            intent => intent.Status != "processing");
        Assert.Equal([.. begun, .. then], (await _sandbox.EventsAsync()).Where(type => type != "charge.updated"));
        Assert.StartsWith("py_", intent.LatestChargeId, StringComparison.Ordinal);
        await _sandbox.Stripe.V1.Charges.GetAsync(intent.LatestChargeId);
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Theory]
    [InlineData("pay", "paid", "charge.succeeded", "payment_intent.succeeded", "checkout.session.async_payment_succeeded")]
    [InlineData("expire", "unpaid", "payment_intent.payment_failed", "checkout.session.async_payment_failed")]
    public async Task A_voucher_is_unpaid_and_waits_for_the_buyer(string outcome, string paymentStatus, params string[] then)
    {
        var session = await _sandbox.SessionAsync(("action", "voucher"), ("voucher_seconds", "3"), ("voucher_outcome", outcome));
        Assert.Equal(("complete", "unpaid"), (session.Status, session.PaymentStatus));
        Assert.Equal("multibanco_display_details", (await _sandbox.Stripe.V1.PaymentIntents.GetAsync(session.PaymentIntentId))
            .NextAction.Type);
        var begun = new[] { "payment_intent.created", "payment_intent.requires_action", "checkout.session.completed" };
        await _sandbox.LaterAsync(() => _sandbox.Stripe.V1.PaymentIntents.GetAsync(session.PaymentIntentId),
            intent => intent.Status != "requires_action");
        Assert.Equal([.. begun, .. then], (await _sandbox.EventsAsync()).Where(type => type != "charge.updated"));
        Assert.Equal(paymentStatus, (await _sandbox.Stripe.V1.Checkout.Sessions.GetAsync(session.Id)).PaymentStatus);
        await _sandbox.AssertNothingDeviatesAsync();
    }

    [Fact]
    public async Task Lists_and_expanded_objects_are_as_the_types_say()
    {
        var paid = await _sandbox.PaidAsync();
        var api = _sandbox.Stripe.V1;
        await api.Checkout.Sessions.ListAsync(
            new SessionListOptions { Limit = 100, Created = new DateRangeOptions { GreaterThanOrEqual = DateTime.UnixEpoch }, Expand =
            ["data.line_items"] });
        await api.Checkout.Sessions.GetAsync(paid.Id,
            new SessionGetOptions { Expand = ["line_items", "payment_intent.latest_charge.balance_transaction"] });
        await api.Checkout.Sessions.LineItems.ListAsync(paid.Id);
        await api.PaymentIntents.ListAsync(new PaymentIntentListOptions { Expand = ["data.latest_charge"] });
        await api.Charges.ListAsync(new ChargeListOptions { PaymentIntent = paid.PaymentIntentId, Expand = ["data.payment_intent"] });
        await api.BalanceTransactions.ListAsync(new BalanceTransactionListOptions { Currency = "eur" });
        await api.Events.ListAsync(new EventListOptions { Types = ["charge.succeeded"] });
        var open = await api.Checkout.Sessions.CreateAsync(Sandbox.Sessions.Options());
        await api.Checkout.Sessions.ExpireAsync(open.Id, new SessionExpireOptions { Expand = ["line_items"] });
        await Assert.ThrowsAsync<StripeException>(() => api.Checkout.Sessions.ExpireAsync(open.Id));
        await Assert.ThrowsAsync<StripeException>(() => api.Checkout.Sessions.GetAsync("cs_test_nobody"));
        await Assert.ThrowsAsync<StripeException>(() => api.PaymentIntents.CancelAsync(paid.PaymentIntentId));
        await _sandbox.AssertNothingDeviatesAsync();
    }
}
