using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Persistence;

public sealed class HeldLeaseTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _renewals;
    private Func<int> _database = () => 1;

    [Fact]
    public async Task Work_is_cancelled_when_a_renewal_finds_that_the_row_is_somebody_elses()
    {
        await using var held = Hold();
        await RenewAsync();
        Assert.False(held.Token.IsCancellationRequested);
        _database = () => 0;
        await RenewAsync();
        await Eventually.TrueAsync(() => Task.FromResult(held.Token.IsCancellationRequested), TimeSpan.FromMinutes(1), "the work goes on");
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_cancels_nothing_and_one_that_stays_away_does_before_others_take_the_row()
    {
        await using var held = Hold();
        _database = () => throw new IOException("The database is away.");
        await RenewAsync();
        _database = () => 1;
        await RenewAsync();
        Assert.False(held.Token.IsCancellationRequested);
        _database = () => throw new IOException("The database is away.");
        await Eventually.TrueAsync(() => PassAsync(() => held.Token.IsCancellationRequested), TimeSpan.FromMinutes(1), "the work goes on");
        Assert.True(LeasePace.Default.Patience + LeasePace.Default.Renewal < LeasePace.Default.Renewal * (AbandonedLeases.Looks - 1));
    }

    [Fact]
    public async Task Whoever_stops_the_work_stops_it_and_a_lease_that_is_over_is_renewed_no_more()
    {
        using var stop = new CancellationTokenSource();
        var held = Hold(stop.Token);
        await stop.CancelAsync();
        Assert.True(held.Token.IsCancellationRequested);
        await held.DisposeAsync();
        _clock.Advance(LeasePace.Default.Renewal * 3);
        Assert.Equal(0, _renewals);
    }

    private HeldLease Hold(CancellationToken stop = default) => new(
        _ =>
        {
            Interlocked.Increment(ref _renewals);
            return Task.FromResult(_database());
        },
        LeasePace.Default, _clock, stop);

    private async Task RenewAsync()
    {
        var before = Volatile.Read(ref _renewals);
        await Eventually.TrueAsync(() => PassAsync(() => Volatile.Read(ref _renewals) > before), TimeSpan.FromMinutes(1),
            "nothing was renewed");
    }

    private Task<bool> PassAsync(Func<bool> isDone)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return Task.FromResult(isDone());
    }
}
