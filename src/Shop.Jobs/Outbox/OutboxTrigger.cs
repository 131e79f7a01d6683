using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Domain.Persistence;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Outbox;

/// <summary>
/// Hands the outbox to Hangfire's workers: at once after a commit, and every five seconds in case a signal was lost or a
/// pause is over. It only asks when rows are due, so an idle shop leaves the dashboard empty.
/// </summary>
public sealed class OutboxTrigger(OutboxPump pump, OutboxSignal signal, IBackgroundJobClient jobs, ILogger<OutboxTrigger> log,
    IHostApplicationLifetime lifetime) : StartupDelayedService(lifetime)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    // Many commits a second are one job: what is written meanwhile, the run that was just asked for finds.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!pump.IsRunning && await pump.AnyDueAsync(stoppingToken))
                {
                    jobs.Enqueue<OutboxPump>(each => each.RunOnceAsync(CancellationToken.None));
                    await Task.Delay(Pause, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // An unreachable database must not end the process: the next heartbeat tries again.
                log.LogError(error, "The outbox could not be looked at.");
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.WaitAsync(Heartbeat, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The process stops; the loop sees it.
        }
    }
}
