using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;
using Shop.Web.Composition;
using Shop.Web.Tests.Sandbox;
using Stripe;

namespace Shop.Web.Tests.Faults;

/// <summary>
/// The whole shop as its host puts it together, on a SQLite file with the demo's goods, without its pages and timers: a
/// test calls its use cases, runs its outbox and moves its clock. Stripe is the sandbox over HTTP, on a wire that the test
/// may spoil.
/// </summary>
internal sealed class WiredShop : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-wired-").FullName;
    private readonly WebApplication _app;
    private readonly HttpClient _calls;
    private readonly SwitchedWire _wire = new();

    private WiredShop(SandboxHost sandbox, FakeTimeProvider clock, IEmailSender? mail)
    {
        (Sandbox, Clock) = (sandbox, clock);
        var builder =
            ShopHost.CreateBuilder(["--environment=Development", $"--contentRoot={AppContext.BaseDirectory}", $"--Shop:DataPath={_data}"]);
        builder.AddShop();
        builder.Logging.ClearProviders();
        _calls = new HttpClient(_wire);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.Services.Replace(ServiceDescriptor.Singleton(new WebhookSecrets([SandboxHost.WebhookSecret])));
        // Without the library's own second try: each fault is to reach the shop.
        builder.Services.Replace(ServiceDescriptor.Singleton(new StripeClient(new StripeClientOptions
        {
            ApiKey = "sk_test_wired", ApiBase = new Uri(sandbox.Http.BaseAddress!, "/sandbox/stripe").AbsoluteUri,
            HttpClient = new SystemNetHttpClient(_calls, maxNetworkRetries: 0),
        })));
        if (mail is not null) builder.Services.Replace(ServiceDescriptor.Singleton(mail));
        _app = builder.Build();
    }

    public SandboxHost Sandbox { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Goods of which there is plenty.</summary>
    public string Sku { get; private set; } = "";

    public IServiceProvider Services => _app.Services;

    /// <summary>The handler that calls to Stripe go through; null is a wire that is whole.</summary>
    public HttpMessageHandler? Wire
    {
        set => _wire.Through = value;
    }

    public static async Task<WiredShop> StartAsync(IEmailSender? mail = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var shop = new WiredShop(await SandboxHost.StartAsync(clock: clock), clock, mail);
        await shop._app.PrepareAsync();
        shop.Sku = await shop.ReadAsync(db => db.Set<Variant>().OrderBy(variant => variant.Sku).Select(variant => variant.Sku)
            .FirstAsync());
        await shop.RunAsync((ChangeStock change) => change.ExecuteAsync(shop.Sku, 10_000, "received", default));
        return shop;
    }

    /// <summary>Runs one use case in a scope of its own, as a request does.</summary>
    public async Task<T> RunAsync<TUse, T>(Func<TUse, Task<T>> run) where TUse : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUse>());
    }

    public Task<T> ReadAsync<T>(Func<ShopDbContext, Task<T>> read) => RunAsync(read);

    /// <summary>Delivers Stripe's events and does what the outbox says, hour after hour, until nothing is left to do or alive.</summary>
    public async Task ComeToRestAsync()
    {
        var events = new EventPost(this);
        for (var round = 0; round < 30; round++)
        {
            await events.DeliverAsync();
            await _app.Services.GetRequiredService<OutboxPump>().RunOnceAsync(default);
            if (await events.DeliverAsync() == 0
                && !await ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(row => row.DoneAt == null && row.DeadAt == null))) return;
            Clock.Advance(TimeSpan.FromMinutes(2));
        }

        throw new InvalidOperationException("The outbox does not come to rest.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _calls.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private sealed class SwitchedWire : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _whole = new(new SocketsHttpHandler());

        public HttpMessageHandler? Through { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Through is not { } handler) return await _whole.SendAsync(request, cancellationToken);
            using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
            return await invoker.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _whole.Dispose();
            base.Dispose(disposing);
        }
    }
}
