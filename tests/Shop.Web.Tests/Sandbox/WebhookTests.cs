using Stripe;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class WebhookTests : IAsyncLifetime
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
    public async Task A_payment_is_told_with_a_signature_that_Stripes_own_code_accepts()
    {
        var session = await _sandbox.PaidSessionAsync();

        var webhook = await _shop.NextAsync("checkout.session.completed");

        var told = EventUtility.ConstructEvent(webhook.Body, webhook.Signature, SandboxHost.WebhookSecret);
        var about = Assert.IsType<Stripe.Checkout.Session>(told.Data.Object);
        Assert.Equal((session.Id, "paid", 1290), (about.Id, about.PaymentStatus, about.AmountTotal));
        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(webhook.Body, webhook.Signature, "whsec_other"));
        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(webhook.Body + " ", webhook.Signature, SandboxHost.WebhookSecret));
    }

    [Fact]
    public async Task A_webhook_is_sent_again_until_it_is_taken_and_each_try_is_recorded()
    {
        _shop.AnswerWith(503, 302);
        var session = await _sandbox.CreateSessionAsync();

        await _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id);

        var tries = new[] { await _shop.NextAsync(), await _shop.NextAsync(), await _shop.NextAsync() };
        Assert.Single(tries.Select(webhook => webhook.Id).Distinct());
        var events = await Eventually.IsAsync(() => _sandbox.Stripe.V1.Events.ListAsync(), list => list.Single().PendingWebhooks == 0);
        Assert.Equal("checkout.session.expired", events.Single().Type);
        var deliveries = (await _sandbox.LedgerAsync())["events"]![0]!["deliveries"]!.AsArray();
        Assert.Equal([503, 302, 200], deliveries.Select(delivery => delivery!["status"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Each_event_shows_its_object_as_it_was_then()
    {
        var session = await _sandbox.CreateSessionAsync();
        using var delayed = await _sandbox.PostPageAsync(session, ("action", "delayed"), ("delay_seconds", "0"));

        var completed = await _shop.NextAsync("checkout.session.completed");
        var arrived = await _shop.NextAsync("checkout.session.async_payment_succeeded");

        Assert.Equal("unpaid", SessionIn(completed).PaymentStatus);
        Assert.Equal("paid", SessionIn(arrived).PaymentStatus);
    }

    [Theory]
    [InlineData("decline", "payment_intent.payment_failed")]
    [InlineData("expire", "checkout.session.expired")]
    [InlineData("fail", "checkout.session.async_payment_failed")]
    [InlineData("pay", "payment_intent.succeeded")]
    public async Task What_happens_on_the_page_is_told(string what, string type)
    {
        var session = await _sandbox.CreateSessionAsync();

        using var answer = what switch
        {
            "decline" => await _sandbox.PayAsync(session, "4000000000000002"),
            "fail" => await _sandbox.PostPageAsync(session, ("action", "delayed"), ("delay_seconds", "0"), ("outcome", "fail")),
            "pay" => await _sandbox.PayAsync(session),
            _ => await _sandbox.PostPageAsync(session, ("action", "expire")),
        };

        Assert.Contains(session.Metadata["order_id"], (await _shop.NextAsync(type)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pending_webhooks_and_the_ledger_survive_a_restart()
    {
        await using var before = await SandboxHost.StartAsync();
        var paid = await before.PaidSessionAsync();
        await before.DisposeAsync();

        await using var after = await SandboxHost.StartAsync(_shop.Url, before.DataPath);

        Assert.Equal(paid.Id, (await after.GetSessionAsync(paid.Id)).Id);
        Assert.Contains(paid.Id, (await _shop.NextAsync("checkout.session.completed")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delayed_payment_arrives_though_the_sandbox_was_restarted_meanwhile()
    {
        await using var before = await SandboxHost.StartAsync();
        var session = await before.CreateSessionAsync();
        using var delayed = await before.PostPageAsync(session, ("action", "delayed"), ("delay_seconds", "1"));
        await before.DisposeAsync();

        await using var after = await SandboxHost.StartAsync(_shop.Url, before.DataPath);

        Assert.Equal("paid", SessionIn(await _shop.NextAsync("checkout.session.async_payment_succeeded")).PaymentStatus);
    }

    [Fact]
    public async Task An_idempotent_answer_survives_a_restart()
    {
        await using var before = await SandboxHost.StartAsync();
        var made = await before.CreateSessionAsync(key: "order-1-pay-1");
        await before.DisposeAsync();

        await using var after = await SandboxHost.StartAsync(dataPath: before.DataPath);

        Assert.Equal(made.Id, (await after.CreateSessionAsync(key: "order-1-pay-1")).Id);
    }

    private static Stripe.Checkout.Session SessionIn(ReceivedWebhook webhook) =>
        (Stripe.Checkout.Session)EventUtility.ConstructEvent(webhook.Body, webhook.Signature, SandboxHost.WebhookSecret).Data.Object;
}
