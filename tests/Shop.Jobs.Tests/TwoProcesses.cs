using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;
using Shop.TestKit;

namespace Shop.Jobs.Tests;

/// <summary>Two processes with one outbox: each has its clock, and the test says what its handler does.</summary>
internal sealed class TwoProcesses : IAsyncDisposable
{
    private readonly Action<IServiceCollection, WriteGate> _addContext;
    private readonly string? _file;
    private readonly List<ServiceProvider> _services = [];

    private TwoProcesses(Action<IServiceCollection, WriteGate> addContext, string? file)
    {
        (_addContext, _file) = (addContext, file);
        (First, Other) = (Start(), Start());
        // Who is asked first makes the tables.
        using var scope = First.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database.EnsureCreated();
    }

    public Process First { get; }

    public Process Other { get; }

    public static TwoProcesses OnSqlite()
    {
        var file = Path.Combine(Path.GetTempPath(), $"shop-two-{Guid.NewGuid():N}.db");
        return new TwoProcesses((services, _) =>
            services.AddDbContext<ShopDbContext, SqliteShopDbContext>(options => options.UseSqlite($"Data Source={file};Pooling=False")),
                file);
    }

    public static async Task<TwoProcesses> OnPostgresAsync()
    {
        var connection = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        return new TwoProcesses((services, _) =>
            services.AddDbContext<ShopDbContext, PostgresShopDbContext>(options => options.UseNpgsql($"{connection};Pooling=False")), null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _services) await services.DisposeAsync();
        if (_file is not null) foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_file + ending);
    }

    private Process Start()
    {
        var (clock, signal) = (new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)), new OutboxSignal());
        var gate = new WriteGate(oneAtATime: _file is not null, signal);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddScoped<OutboxRows>().AddScoped<WorkLease>()
            .AddSingleton(gate);
        _addContext(services, gate);
        var provider = services.BuildServiceProvider();
        _services.Add(provider);
        return new Process(provider, clock, signal);
    }

    /// <summary>One process: its pump, its clock, and what it sees of the others' leases.</summary>
    internal sealed class Process
    {
        private readonly OutboxPump _pump;
        private readonly AbandonedLeases _leases = new([LeaseTable.Of<OutboxMessage>(row => row.DoneAt == null)]);

        public Process(ServiceProvider services, FakeTimeProvider clock, OutboxSignal signal)
        {
            (Services, Clock) = (services, clock);
            var keeper = TestLeases.Keeper(() => services.CreateScope().ServiceProvider.GetRequiredService<ShopDbContext>(), clock);
            var handler =
                new OutboxHandler(nameof(OrderPaid), "Mail", (scope, _, token) => MailAsync(scope.GetRequiredService<WorkLease>(), token));
            _pump = new OutboxPump(services.GetRequiredService<IServiceScopeFactory>(), new OutboxHandlers([handler]), signal, keeper,
                NullLogger<OutboxPump>.Instance);
        }

        public ServiceProvider Services { get; }

        public FakeTimeProvider Clock { get; }

        /// <summary>The conversation with the mail server, before the mail is handed over.</summary>
        public Func<CancellationToken, Task> Greeting { get; set; } = _ => Task.CompletedTask;

        /// <summary>How the server takes the mail.</summary>
        public Func<Task> Handover { get; set; } = () => Task.CompletedTask;

        /// <summary>When each mail was handed over.</summary>
        public ConcurrentQueue<DateTimeOffset> Sent { get; } = new();

        public Task<int> PumpAsync(CancellationToken cancellationToken = default) => _pump.RunOnceAsync(cancellationToken);

        public Task<int> LookAsync() => InContextAsync(db => _leases.LookAsync(db, default));

        public Task<int> HastenAsync() => InContextAsync(db => new OutboxRows(db, Clock).HastenAsync(default));

        public Task TellAsync() => InContextAsync(async db =>
        {
            db.Publish(new OrderPaid(OrderId.New(Clock.GetUtcNow())), Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        public Task<OutboxMessage> RowAsync() => InContextAsync(db => db.Set<OutboxMessage>().AsNoTracking().SingleAsync());

        public async Task<T> InContextAsync<T>(Func<ShopDbContext, Task<T>> ask)
        {
            await using var scope = Services.CreateAsyncScope();
            return await ask(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
        }

        private async Task MailAsync(WorkLease lease, CancellationToken cancellationToken)
        {
            await Greeting(cancellationToken);
            await lease.ConfirmAsync(cancellationToken);
            Sent.Enqueue(Clock.GetUtcNow());
            await Handover();
        }
    }
}
