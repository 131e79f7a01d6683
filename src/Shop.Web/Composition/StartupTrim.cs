using Shop.Domain.Persistence.Speed;

namespace Shop.Web.Composition;

/// <summary>Gives the system back, once, what only the start needed: a shop that nobody visits would keep it for hours.</summary>
internal sealed class StartupTrim : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stoppingToken.IsCancellationRequested) UnusedMemory.GiveBack();
    }
}
