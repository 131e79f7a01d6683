using Shop.Domain.Search.Matching;
using Shop.Domain.Persistence;

namespace Shop.Web.Features.Catalogue;

/// <summary>Writes down once a minute, and when the shop stops, what was searched for in vain.</summary>
public sealed class SearchReportWriter(IServiceScopeFactory scopes, ILogger<SearchReportWriter> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync(stoppingToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SearchReport>().WriteAsync(cancellationToken);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error) || error is OperationCanceledException)
        {
            log.LogWarning(error, "What was searched for in vain could not be written down.");
        }
    }
}
