using System.Net;
using Microsoft.Extensions.Time.Testing;
using Stripe;
using Xunit;

namespace Shop.Web.Tests.Sandbox;

public sealed class ChaosTests : IAsyncLifetime
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
    public async Task Dropped_webhooks_never_arrive_even_after_the_faults_end()
    {
        await _sandbox.ChaosAsync(("drop", "1"), ("seed", "7"));
        using var declined = await _sandbox.PayAsync(await _sandbox.CreateSessionAsync(), "4000000000000002");
        await _sandbox.ChaosAsync(("off", "true"));
        var later = await _sandbox.CreateSessionAsync();

        await _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(later.Id);

        Assert.Equal("checkout.session.expired", (await _shop.NextAsync()).Type);
        Assert.Empty(_shop.Rest());
        var events = (await _sandbox.LedgerAsync())["events"]!.AsArray();
        Assert.Contains(events, told => told!["type"]!.GetValue<string>() == "payment_intent.payment_failed");
    }

    [Fact]
    public async Task A_duplicated_webhook_arrives_twice_under_one_id()
    {
        await _sandbox.ChaosAsync(("duplicate", "1"));
        var session = await _sandbox.CreateSessionAsync();

        await _sandbox.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id);

        Assert.Equal((await _shop.NextAsync()).Id, (await _shop.NextAsync()).Id);
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_effect_and_the_key_finds_it_again()
    {
        await _sandbox.ChaosAsync(("lose_answer", "1"));
        await Assert.ThrowsAsync<HttpRequestException>(() => _sandbox.CreateSessionAsync(key: "order-1-pay-1"));
        await _sandbox.ChaosAsync(("off", "true"));

        var found = await _sandbox.CreateSessionAsync(key: "order-1-pay-1");

        var ledger = await _sandbox.LedgerAsync();
        Assert.Equal(found.Id, Assert.Single(ledger["sessions"]!.AsArray())!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_500_comes_before_the_effect_or_after_it_and_only_the_latter_is_kept_under_its_key()
    {
        await _sandbox.ChaosAsync(("error_500", "1"), ("seed", "3"));
        for (var i = 0; i < 20; i++) await StatusOfCreateAsync($"key-{i}", HttpStatusCode.InternalServerError);
        await _sandbox.ChaosAsync(("off", "true"));
        var made = (await _sandbox.LedgerAsync())["sessions"]!.AsArray().Count;

        var answers = new List<bool>();
        for (var i = 0; i < 20; i++) answers.Add(await Record.ExceptionAsync(() => _sandbox.CreateSessionAsync(key: $"key-{i}")) is null);

        Assert.InRange(made, 1, 19);
        Assert.Equal(20 - made, answers.Count(succeeded => succeeded));
    }

    [Fact]
    public async Task A_429_has_no_effect()
    {
        await _sandbox.ChaosAsync(("rate_429", "1"));

        await StatusOfCreateAsync("key", HttpStatusCode.TooManyRequests);

        Assert.Empty((await _sandbox.LedgerAsync())["sessions"]!.AsArray());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults()
    {
        var first = await FaultsAsync("11");

        Assert.Equal(first, await FaultsAsync("11"));
        Assert.NotEqual(first, await FaultsAsync("12"));
    }

    [Theory]
    [InlineData("drop", "1.5")]
    [InlineData("drop", "-0.5")]
    [InlineData("drop", "NaN")]
    [InlineData("delay_ms", "soon")]
    public async Task A_fault_that_makes_no_sense_is_refused(string name, string value)
    {
        using var answer = await _sandbox.PostAsync("/sandbox/stripe/chaos", (name, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_expires_by_itself_when_its_time_has_come()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var sandbox = await SandboxHost.StartAsync(clock: clock);
        var session = await sandbox.CreateSessionAsync(change: options => options.ExpiresAt = clock.GetUtcNow().UtcDateTime.AddMinutes(31));
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("open", (await sandbox.GetSessionAsync(session.Id)).Status);

        clock.Advance(TimeSpan.FromMinutes(2));

        await Eventually.IsAsync(async () => (await sandbox.GetSessionAsync(session.Id)).Status, status => status == "expired");
        var told = await sandbox.Stripe.V1.Events.ListAsync(new EventListOptions { Types = ["checkout.session.expired"] });
        Assert.Single(told);
    }

    private async Task<string> FaultsAsync(string seed)
    {
        await _sandbox.ChaosAsync(("rate_429", "0.5"), ("seed", seed));
        var faults = "";
        for (var i = 0; i < 40; i++)
            faults += await Record.ExceptionAsync(() => _sandbox.Stripe.V1.Charges.ListAsync()) is null ? '.' : 'x';
        return faults;
    }

    private async Task StatusOfCreateAsync(string key, HttpStatusCode status) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<StripeException>(() => _sandbox.CreateSessionAsync(key))).HttpStatusCode);
}
