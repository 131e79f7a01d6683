using Microsoft.Data.Sqlite;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Lets sessions expire and delayed payments arrive or fail when their time has come.</summary>
internal sealed class SessionClock(SandboxDatabase database, CheckoutSessions sessions, SessionPayments payments, TimeProvider clock, ILogger<SessionClock> log)
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
            await database.RunAsync(RunDue, stoppingToken);
        }
        catch (Exception error) when (error is StripeFault or SqliteException)
        {
            log.LogError(error, "A timer of the sandbox was not carried out now");
        }
    }

    private void RunDue(SandboxTransaction records)
    {
        foreach (var (kind, session) in records.Timers.TakeDue())
        {
            if (kind == TimerKind.Expire) sessions.ExpireIfOpen(records, CheckoutSessions.Get(records, session));
            else payments.Settle(records, session, succeeded: kind == TimerKind.DelayedPaymentArrives);
        }
    }
}
