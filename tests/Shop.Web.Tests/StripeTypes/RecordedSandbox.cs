using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Shop.TestKit.StripeTypes;
using Shop.Web.Tests.Sandbox;
using Stripe;
using Stripe.Checkout;
using Xunit;

namespace Shop.Web.Tests.StripeTypes;

/// <summary>The sandbox on a clock that the test moves, with Stripe.net over a wire that keeps what goes over it.</summary>
internal sealed class RecordedSandbox : IAsyncDisposable
{
    private readonly RecordingWire _wire = new();
    private readonly HttpClient _http;

    private RecordedSandbox(SandboxHost host, FakeTimeProvider clock)
    {
        (Host, Clock, _http) = (host, clock, new HttpClient(_wire, disposeHandler: false));
        Stripe = host.ClientWith("sk_test_types", _http);
    }

    public SandboxHost Host { get; }

    public FakeTimeProvider Clock { get; }

    public StripeClient Stripe { get; }

    public IReadOnlyList<StripeExchange> Exchanges => _wire.Exchanges;

    public static async Task<RecordedSandbox> StartAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        return new RecordedSandbox(await SandboxHost.StartAsync(clock: clock), clock);
    }

    /// <summary>A session after the page was sent.</summary>
    public async Task<Session> SessionAsync(params (string Name, string Value)[] page)
    {
        var session = await Stripe.V1.Checkout.Sessions.CreateAsync(Sessions.Options());
        using var sent = await Host.PostPageAsync(session, page);
        return await Stripe.V1.Checkout.Sessions.GetAsync(session.Id);
    }

    public Task<Session> PaidAsync(string card = "4242424242424242") =>
        SessionAsync(("card_number", card), ("expiry", "12/40"), ("cvc", "123"), ("action", "pay"));

    /// <summary>Moves the clock until what was looked at holds.</summary>
    public Task<T> LaterAsync<T>(Func<Task<T>> look, Func<T, bool> holds) => Eventually.IsAsync(
        () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return look();
        },
        holds);

    /// <summary>The types of all events so far, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync() =>
        [.. (await Host.LedgerAsync())["events"]!.AsArray().Select(told => (string)told!["type"]!)];

    /// <summary>The last event of that type.</summary>
    public async Task<JsonObject> EventAsync(string type) =>
        (await Host.LedgerAsync())["events"]!.AsArray().Last(told => (string?)told!["type"] == type)!.AsObject();

    /// <summary>All calls, answers and events are as Stripe's types say.</summary>
    public async Task AssertNothingDeviatesAsync()
    {
        Assert.NotEmpty(_wire.Exchanges);
        Assert.Empty(_wire.Deviations());
        Assert.Empty(RecordingWire.DeviationsOfEvents(await Host.LedgerAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _wire.Dispose();
        await Host.DisposeAsync();
    }
}
