using Stripe;
using Stripe.Checkout;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class RefundTests : IAsyncLifetime
{
    private WebhookReceiver _shop = null!;
    private SandboxHost _sandbox = null!;

    public async Task InitializeAsync()
    {
        _shop = await WebhookReceiver.StartAsync();
        _sandbox = await SandboxHost.StartAsync(_shop.Url);
    }

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task Parts_are_refunded_up_to_the_whole_and_no_further()
    {
        var paid = await _sandbox.PaidSessionAsync();

        var part = await RefundAsync(paid, 290);
        var rest = await RefundAsync(paid, null);

        Assert.Equal(("succeeded", 290, "eur", paid.PaymentIntentId), (part.Status, part.Amount, part.Currency, part.PaymentIntentId));
        Assert.Equal(1000, rest.Amount);
        var charge = await _sandbox.Stripe.V1.Charges.GetAsync(rest.ChargeId);
        Assert.Equal((1290, true), (charge.AmountRefunded, charge.Refunded));
        var refusal = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(paid, null));
        Assert.Equal("charge_already_refunded", refusal.StripeError.Code);
        var listed = await _sandbox.Stripe.V1.Refunds.ListAsync(new RefundListOptions { PaymentIntent = paid.PaymentIntentId });
        Assert.Equal([rest.Id, part.Id], listed.Select(refund => refund.Id));
    }

    [Fact]
    public async Task More_than_was_paid_is_refused()
    {
        var paid = await _sandbox.PaidSessionAsync();

        var refusal = await Assert.ThrowsAsync<StripeException>(() => RefundAsync(paid, 1291));

        Assert.Equal("amount", refusal.StripeError.Param);
        Assert.Empty((await _sandbox.LedgerAsync())["refunds"]!.AsArray());
    }

    [Fact]
    public async Task Twenty_refunds_of_the_whole_at_once_give_one()
    {
        var paid = await _sandbox.PaidSessionAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await Record.ExceptionAsync(() => RefundAsync(paid, null))));

        Assert.Single((await _sandbox.LedgerAsync())["refunds"]!.AsArray());
    }

    [Fact]
    public async Task What_was_declined_cannot_be_refunded()
    {
        var session = await _sandbox.CreateSessionAsync();
        using var declined = await _sandbox.PayAsync(session, "4000000000000002");

        await Assert.ThrowsAsync<StripeException>(async () => await RefundAsync(await _sandbox.GetSessionAsync(session.Id), null));

        Assert.Empty((await _sandbox.LedgerAsync())["refunds"]!.AsArray());
    }

    [Fact]
    public async Task A_refund_is_told_with_the_charge_and_the_request_that_made_it()
    {
        var paid = await _sandbox.PaidSessionAsync();
        var keyed = new RequestOptions { IdempotencyKey = "refund-1" };

        await _sandbox.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = paid.PaymentIntentId, Amount = 100 }, keyed);

        var webhook = await _shop.NextAsync("charge.refunded");
        var told = EventUtility.ConstructEvent(webhook.Body, webhook.Signature, SandboxHost.WebhookSecret);
        Assert.Equal(100, Assert.IsType<Charge>(told.Data.Object).AmountRefunded);
        Assert.Equal("refund-1", told.Request.IdempotencyKey);
    }

    [Fact]
    public async Task The_payment_intent_of_an_open_session_cannot_be_cancelled()
    {
        var session = await _sandbox.CreateSessionAsync();
        using var declined = await _sandbox.PayAsync(session, "4000000000000002");
        var intent = (await _sandbox.GetSessionAsync(session.Id)).PaymentIntentId;

        await Assert.ThrowsAsync<StripeException>(() => _sandbox.Stripe.V1.PaymentIntents.CancelAsync(intent));
        await _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id);

        Assert.Equal("canceled", (await _sandbox.Stripe.V1.PaymentIntents.GetAsync(intent)).Status);
    }

    private Task<Refund> RefundAsync(Session session, long? amount) =>
        _sandbox.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = session.PaymentIntentId, Amount = amount });
}
