using Shop.Domain.Persistence;
using Shop.Jobs.Mail;
using Shop.TestKit;

namespace Shop.Jobs.Tests;

/// <summary>Two processes and one mail, with a server that takes minutes, a process that stands still, and clocks that are set.</summary>
public sealed class SlowMailTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-24)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(24)]
    public Task A_mail_that_the_server_takes_minutes_for_is_sent_once_wherever_the_clock_is_set_to(int hours) =>
        OnSqliteAsync(two => SlowAsync(two, hours));

    [PostgresTheory]
    [InlineData(0)]
    [InlineData(-24)]
    [InlineData(1)]
    public Task On_postgres_a_mail_that_the_server_takes_minutes_for_is_sent_once_wherever_the_clock_is_set_to(int hours) =>
        OnPostgresAsync(two => SlowAsync(two, hours));

    [Fact]
    public Task A_process_that_stood_still_hands_over_no_mail_that_another_has_sent() => OnSqliteAsync(StandStillAsync);

    [PostgresFact]
    public Task On_postgres_a_process_that_stood_still_hands_over_no_mail_that_another_has_sent() => OnPostgresAsync(StandStillAsync);

    [Fact]
    public Task A_process_that_stops_in_order_gives_its_rows_back_at_once() => OnSqliteAsync(StopAsync);

    [Fact]
    public Task A_row_that_was_written_before_the_clock_was_put_back_is_done_at_once() => OnSqliteAsync(PutBackAsync);

    [PostgresFact]
    public Task On_postgres_a_row_that_was_written_before_the_clock_was_put_back_is_done_at_once() => OnPostgresAsync(PutBackAsync);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(13)]
    public Task A_row_that_failed_before_the_clock_was_put_back_waits_no_longer_than_its_pause(int failures) =>
        OnSqliteAsync(two => PutOffAsync(two, failures));

    [Fact]
    public Task A_mail_server_that_cannot_be_used_for_days_loses_no_mail() => OnSqliteAsync(async two =>
    {
        await two.First.TellAsync();
        two.First.Greeting = _ => throw new MailServerException("The mail server is closed.", new IOException());
        for (var hour = 0; hour < 72; hour++)
        {
            await two.First.PumpAsync();
            two.First.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal((null, "The mail server is closed."), ((await two.First.RowAsync()).DeadAt, (await two.First.RowAsync()).LastError));
        two.First.Greeting = _ => Task.CompletedTask;
        await two.First.PumpAsync();
        Assert.Single(two.First.Sent);
    });

    private static async Task SlowAsync(TwoProcesses two, int hours)
    {
        var (taken, began) = (new TaskCompletionSource(), new TaskCompletionSource());
        two.First.Handover = () =>
        {
            began.SetResult();
            return taken.Task;
        };
        await two.First.TellAsync();
        var pump = two.First.PumpAsync();
        await began.Task;
        foreach (var process in new[] { two.First, two.Other }) process.Clock.AdjustTime(process.Clock.GetUtcNow().AddHours(hours));
        for (var look = 0; look < 3 * AbandonedLeases.Looks; look++)
        {
            var beat = (await two.First.RowAsync()).LeaseBeat;
            await Eventually.TrueAsync(() => IsRenewedAsync(two.First, beat), TimeSpan.FromMinutes(1), "the lease is not renewed");
            Assert.Equal(0, await two.Other.LookAsync());
            await two.Other.HastenAsync();
            await two.Other.PumpAsync();
        }

        taken.SetResult();
        await pump;
        await two.Other.PumpAsync();
        Assert.Equal((1, 0), (two.First.Sent.Count, two.Other.Sent.Count));
        Assert.NotNull((await two.First.RowAsync()).DoneAt);
    }

    private static async Task<bool> IsRenewedAsync(TwoProcesses.Process process, long beat)
    {
        process.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await process.RowAsync()).LeaseBeat > beat;
    }

    private static async Task StandStillAsync(TwoProcesses two)
    {
        var (goesOn, began) = (new TaskCompletionSource(), new TaskCompletionSource());
        two.First.Greeting = _ =>
        {
            began.SetResult();
            return goesOn.Task;
        };
        await two.First.TellAsync();
        var pump = two.First.PumpAsync();
        await began.Task;
        await two.Other.PumpAsync();
        Assert.Empty(two.Other.Sent);
        for (var look = 1; look < AbandonedLeases.Looks; look++) Assert.Equal(0, await two.Other.LookAsync());
        Assert.Equal(1, await two.Other.LookAsync());
        await two.Other.PumpAsync();
        goesOn.SetResult();
        await pump;
        Assert.Equal((0, 1), (two.First.Sent.Count, two.Other.Sent.Count));
        Assert.Equal((2, null), ((await two.Other.RowAsync()).Attempts, (await two.Other.RowAsync()).LastError));
    }

    private static async Task StopAsync(TwoProcesses two)
    {
        using var stop = new CancellationTokenSource();
        var began = new TaskCompletionSource();
        two.First.Greeting = async token =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, token);
        };
        await two.First.TellAsync();
        var pump = two.First.PumpAsync(stop.Token);
        await began.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pump);
        await two.Other.PumpAsync();
        Assert.Single(two.Other.Sent);
    }

    private static async Task PutBackAsync(TwoProcesses two)
    {
        await two.First.TellAsync();
        two.First.Clock.AdjustTime(two.First.Clock.GetUtcNow().AddDays(-1));
        await two.First.PumpAsync();
        Assert.Empty(two.First.Sent);
        Assert.Equal(1, await two.First.HastenAsync());
        await two.First.PumpAsync();
        Assert.Single(two.First.Sent);
        Assert.Equal(0, await two.First.HastenAsync());
    }

    private static async Task PutOffAsync(TwoProcesses two, int failures)
    {
        await two.First.TellAsync();
        two.First.Greeting = _ => throw new IOException("The server hung up.");
        for (var failure = 0; failure < failures; failure++)
        {
            two.First.Clock.Advance(OutboxTimes.MaxPause);
            await two.First.PumpAsync();
        }

        Assert.Equal((failures, 0), ((await two.First.RowAsync()).Attempts, await two.First.HastenAsync()));
        two.First.Clock.AdjustTime(two.First.Clock.GetUtcNow().AddDays(-1));
        Assert.Equal(1, await two.First.HastenAsync());
        two.First.Greeting = _ => Task.CompletedTask;
        await two.First.PumpAsync();
        Assert.Single(two.First.Sent);
    }

    private static async Task OnSqliteAsync(Func<TwoProcesses, Task> test)
    {
        await using var two = TwoProcesses.OnSqlite();
        await test(two);
    }

    private static async Task OnPostgresAsync(Func<TwoProcesses, Task> test)
    {
        await using var two = await TwoProcesses.OnPostgresAsync();
        await test(two);
    }
}
