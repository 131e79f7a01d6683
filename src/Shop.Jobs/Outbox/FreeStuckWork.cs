using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Domain.Persistence;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Outbox;

/// <summary>
/// Looks again and again for work that nobody would do: what its worker had when it died, and what is due only in a future that
/// the clock showed before it was put back.
/// </summary>
public sealed class FreeStuckWork(
    IServiceScopeFactory scopes, AbandonedLeases leases, LeasePace pace, ILogger<FreeStuckWork> log, IHostApplicationLifetime lifetime)
    : StartupDelayedService(lifetime)
{
    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(stoppingToken);
            await Task.Delay(pace.Renewal, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var freed = await leases.LookAsync(scope.ServiceProvider.GetRequiredService<ShopDbContext>(), cancellationToken);
            if (freed > 0) log.LogWarning("{Rows} rows were left by a process that died or stood still; they are done again.", freed);
            var hastened = await scope.ServiceProvider.GetRequiredService<OutboxRows>().HastenAsync(cancellationToken);
            if (hastened > 0)
                log.LogWarning("{Rows} rows of the outbox were due only in hours or days: the clock was put back. They are done now.",
                    hastened);
            if (freed + hastened > 0) scope.ServiceProvider.GetRequiredService<OutboxSignal>().Raise();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Stuck work could not be looked for.");
        }
    }
}
