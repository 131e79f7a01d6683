using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Domain.Payments;
using Shop.Domain.Verification;
using Shop.Web.Composition;
using Shop.TestKit;
using Shop.Web.Hosting.Staff;
using Shop.Web.Tests.Hosting;
using Xunit;
using StripeLedger = Shop.Domain.Verification.StripeLedger;

namespace Shop.Web.Tests.Fuzz;

/// <summary>The whole shop with its demo, jobs and sandbox on a free port, to be asked hostile questions.</summary>
internal sealed class FuzzedShop : IAsyncDisposable
{
    private const string StaffEmail = "staff@example.com";
    private readonly string _data;
    private readonly WebApplication _app;

    private FuzzedShop(string data, string? postgres)
    {
        _data = data;
        string[] database = postgres is null ? [] : ["--Database:Provider=Postgres", $"--ConnectionStrings:Shop={postgres}"];
        var builder = ShopHost.CreateBuilder(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--contentRoot={AppContext.BaseDirectory}",
                $"--Shop:DataPath={_data}", .. database]);
        builder.AddShop();
        builder.Logging.ClearProviders().AddProvider(new Faults(Logged)).SetMinimumLevel(LogLevel.Error);
        _app = builder.Build();
        _app.UseShop();
    }

    public Uri Address => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    /// <summary>The faults that the shop logged.</summary>
    public ConcurrentQueue<string> Logged { get; } = new();

    public string WebhookSecret => Services.GetRequiredService<WebhookSecrets>().Values[0];

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. Services.GetServices<EndpointDataSource>().Distinct().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    /// <param name="postgres">The connection string of a database that a shop may fill; null for a copy of the demo's SQLite file.</param>
    public static async Task<FuzzedShop> StartAsync(string? postgres)
    {
        var data = Directory.CreateTempSubdirectory("shop-fuzz-").FullName;
        if (postgres is null) await DemoData.CopyToAsync(data);
        var shop = new FuzzedShop(data, postgres);
        await shop._app.PrepareAsync();
        await shop._app.StartAsync();
        await using var scope = shop.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<StaffAccounts>().CreateAdminAsync(StaffEmail, "a long enough password"));
        return shop;
    }

    /// <summary>A session of the member of staff as it would be now: hostile requests end sessions, and that is no fault.</summary>
    public Task<string> StaffCookieAsync() => StaffSession.CookieAsync(Services, StaffEmail);

    /// <summary>What <c>verify</c> finds broken; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> BreachesAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        await using var scope = Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<Verifier>().RunAsync(async () =>
            new OutsideWorld(StripeLedger.From(JsonNode.Parse(await client.GetStringAsync("/sandbox/stripe/ledger.json"))!), null),
                default);
        return [.. found.Where(rule => !rule.Holds).Select(rule => $"{rule.Id} {rule.Rule}: {string.Join("; ", rule.Breaches)}")];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private sealed class Faults(ConcurrentQueue<string> faults) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && exception is not null) faults.Enqueue($"{formatter(state, exception)}\n{exception}");
        }

        public void Dispose()
        {
        }
    }
}
