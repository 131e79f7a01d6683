using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Imports;

/// <summary>
/// Hands what waits to Hangfire's workers, and again when the one that did it was killed. It looks every two seconds; as with
/// the outbox, what Hangfire loses is found by the next look.
/// </summary>
public sealed class ImportTrigger<TRunner>(TRunner runner, IBackgroundJobClient jobs, ILogger<ImportTrigger<TRunner>> log,
    IHostApplicationLifetime lifetime) : StartupDelayedService(lifetime)
    where TRunner : SingleFlightWorker
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runner.AnyDueAsync(stoppingToken)) jobs.Enqueue<TRunner>(each => each.RunAsync(CancellationToken.None));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "{Runner} could not look for work.", typeof(TRunner).Name);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
