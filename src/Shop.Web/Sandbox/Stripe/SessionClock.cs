using Microsoft.Data.Sqlite;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Carries out what is due, four times a second.</summary>
internal sealed class SessionClock(SandboxDatabase database, DueTimers due, TimeProvider clock, ILogger<SessionClock> log)
    : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Tick, clock);
        do
        {
            await TickAsync(stoppingToken);
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TickAsync(CancellationToken stoppingToken)
    {
        try
        {
            await database.RunAsync(due.Run, stoppingToken);
        }
        catch (Exception error) when (error is StripeFault or SqliteException)
        {
            log.LogError(error, "A timer of the sandbox was not carried out now");
        }
    }
}
