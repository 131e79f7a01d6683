using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Web.Composition;
using Shop.Web.Sandbox;
using Stripe;
using Stripe.Checkout;

namespace Shop.Web.Tests.Sandbox;

/// <summary>The sandbox alone on a free port, with Stripe's own client to talk to it.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    public const string WebhookSecret = "whsec_for_tests";

    // Nothing listens here: what the sandbox links to is asked for at its real address, by path.
    private const string PublicUrl = "http://sandbox.test";

    private readonly WebApplication _app;

    private SandboxHost(WebApplication app, string dataPath)
    {
        (_app, DataPath) = (app, dataPath);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };
        Stripe = ClientWith("sk_test_tests");
    }

    public string DataPath { get; }

    /// <summary>Follows no redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>Makes no tries of its own after a fault.</summary>
    public StripeClient Stripe { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<SandboxHost> StartAsync(string? webhookUrl = null, string? dataPath = null, TimeProvider? clock = null)
    {
        dataPath ??= Directory.CreateTempSubdirectory("sandbox-tests-").FullName;
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", "--environment=Development"]);
        builder.Logging.ClearProviders();
        if (clock is not null) builder.Services.AddSingleton(clock);
        // Port 9 is "discard": nobody answers.
        builder.Services.AddSandbox(new SandboxOptions(dataPath, PublicUrl, webhookUrl ?? "http://127.0.0.1:9/", WebhookSecret));
        var app = builder.Build();
        app.MapSandbox();
        await app.StartAsync();
        return new SandboxHost(app, dataPath);
    }

    public StripeClient ClientWith(string key, HttpClient? over = null) => new(new StripeClientOptions
    {
        ApiKey = key, ApiBase = new Uri(Http.BaseAddress!, "/sandbox/stripe")
            .AbsoluteUri, HttpClient = new SystemNetHttpClient(over ?? Http, maxNetworkRetries: 0),
    });

    /// <summary>A session of two lines, 12.90 EUR in all.</summary>
    public Task<Session> CreateSessionAsync(string? key = null, Action<SessionCreateOptions>? change = null)
    {
        var options = Sessions.Options();
        change?.Invoke(options);
        return Stripe.V1.Checkout.Sessions.CreateAsync(options, new RequestOptions { IdempotencyKey = key });
    }

    public Task<Session> GetSessionAsync(string id) => Stripe.V1.Checkout.Sessions.GetAsync(id);

    public Task<HttpResponseMessage> PostPageAsync(Session session, params (string Name, string Value)[] fields) =>
        PostAsync(PagePath(session), fields);

    /// <summary>Sends the payment page's card form.</summary>
    public Task<HttpResponseMessage> PayAsync(Session session, string card = "4242 4242 4242 4242") =>
        PostPageAsync(session, ("card_number", card), ("expiry", "12/40"), ("cvc", "123"), ("action", "pay"));

    public async Task<Session> PaidSessionAsync()
    {
        var session = await CreateSessionAsync();
        using var answer = await PayAsync(session);
        Xunit.Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await GetSessionAsync(session.Id);
    }

    public async Task ChaosAsync(params (string Name, string Value)[] faults)
    {
        using var answer = await PostAsync("/sandbox/stripe/chaos", faults);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonObject> LedgerAsync() =>
        JsonNode.Parse(await Http.GetStringAsync(new Uri("/sandbox/stripe/ledger.json", UriKind.Relative)))!.AsObject();

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => Http.PostAsync(
        new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>The session's own page, even when its address is no longer shown.</summary>
    public static string PagePath(Session session) => $"/sandbox/stripe/pay/{session.Id}";

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
