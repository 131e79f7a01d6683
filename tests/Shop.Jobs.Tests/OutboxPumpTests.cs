using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Tests;

public sealed class OutboxPumpTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-outbox-{Guid.NewGuid():N}.db");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly OutboxSignal _signal = new();
    private readonly ServiceProvider _services;
    private readonly ConcurrentQueue<string> _done = new();
    private Func<string, bool> _fails = _ => false;

    public OutboxPumpTests()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddScoped<OutboxRows>().AddScoped<WorkLease>()
            .AddSingleton(new WriteGate(oneAtATime: true, _signal))
            .AddDbContext<ShopDbContext, SqliteShopDbContext>(options => options.UseSqlite($"Data Source={_path};Pooling=False"));
        _services = services.BuildServiceProvider();
        using var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database.EnsureCreated();
    }

    public void Dispose()
    {
        _services.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    [Fact]
    public async Task A_fact_reaches_each_of_its_handlers_once_though_two_pumps_run_at_once()
    {
        for (var number = 0; number < 20; number++) await TellAsync();
        await Task.WhenAll(NewPump().RunOnceAsync(default), NewPump().RunOnceAsync(default));
        await NewPump().RunOnceAsync(default);
        Assert.Equal(40, _done.Count);
        Assert.Equal(0, await CountAsync(message => message.DoneAt == null));
    }

    [Fact]
    public async Task The_first_facts_mail_does_not_wait_until_all_facts_behind_it_were_looked_at()
    {
        for (var number = 0; number < 20; number++) await TellAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var waiting = -1;
        _fails = _ =>
        {
            if (waiting < 0) waiting = CountAsync(message => message.Handler == null && message.DoneAt == null).GetAwaiter().GetResult();
            return false;
        };
        await NewPump().RunOnceAsync(default);
        Assert.Equal(40, _done.Count);
        Assert.Equal(12, waiting);
    }

    [Fact]
    public async Task A_fact_that_one_handler_reacts_to_needs_no_second_row_and_is_tried_again_like_any_other()
    {
        await TellAsync();
        _fails = _ => true;
        await NewPump("Mail").RunOnceAsync(default);
        _fails = _ => false;
        _clock.Advance(TimeSpan.FromSeconds(10));
        await NewPump("Mail").RunOnceAsync(default);
        Assert.Equal(["Mail"], _done);
        Assert.Equal((1, 1), (await CountAsync(_ => true), await CountAsync(message => message.DoneAt != null && message.Attempts == 2)));
    }

    [Fact]
    public async Task A_handler_that_fails_is_tried_again_after_a_pause_and_does_not_hold_up_the_other()
    {
        await TellAsync();
        _fails = handler => handler == "Mail";
        await NewPump().RunOnceAsync(default);
        Assert.Equal(["Learn"], _done);
        _fails = _ => false;
        await NewPump().RunOnceAsync(default);
        Assert.Equal(["Learn"], _done);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await NewPump().RunOnceAsync(default);
        Assert.Equal(["Learn", "Mail"], _done);
    }

    [Fact]
    public async Task A_row_that_never_succeeds_is_set_aside_visibly_and_is_not_lost()
    {
        await TellAsync();
        _fails = handler => handler == "Mail";
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await NewPump().RunOnceAsync(default);
            _clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(1, await CountAsync(message => message.DeadAt != null && message.LastError!.Contains("server is away")));
    }

    [Fact]
    public async Task What_a_killed_process_had_claimed_is_taken_over_once_nobody_renews_its_lease()
    {
        await TellAsync();
        await using (var scope = _services.CreateAsyncScope())
        {
            var rows = scope.ServiceProvider.GetRequiredService<OutboxRows>();
            Assert.Single((await rows.ClaimAsync(1, default)).Rows);
        }

        await NewPump().RunOnceAsync(default);
        Assert.Empty(_done);
        await TestLeases.AbandonAsync<OutboxMessage>(NewContext);
        await NewPump().RunOnceAsync(default);
        Assert.Equal(2, _done.Count);
    }

    private OutboxPump NewPump() => NewPump("Mail", "Learn");

    private OutboxPump NewPump(params string[] handlers) => new(
        _services.GetRequiredService<IServiceScopeFactory>(), new OutboxHandlers(handlers.Select(Handler)), _signal,
            TestLeases.Keeper(NewContext, _clock), NullLogger<OutboxPump>.Instance);

    private SqliteShopDbContext NewContext() => new(
        new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={_path};Pooling=False")
            .Options, _services.GetRequiredService<WriteGate>());

    private OutboxHandler Handler(string name) => new(nameof(OrderPaid), name, (_, _, _) =>
    {
        if (_fails(name)) throw new InvalidOperationException("the server is away");
        _done.Enqueue(name);
        return Task.CompletedTask;
    });

    private async Task TellAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Publish(new OrderPaid(OrderId.New(_clock.GetUtcNow())), _clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private async Task<int> CountAsync(System.Linq.Expressions.Expression<Func<OutboxMessage, bool>> which)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Set<OutboxMessage>().CountAsync(which);
    }
}
