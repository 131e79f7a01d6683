using Microsoft.Extensions.Hosting;

namespace Shop.Jobs.Hosting;

/// <summary>
/// Work in the background that lets a starting shop open first. What both cores do in the moment after that makes the
/// first page, and whoever waits for it would wait longer.
/// </summary>
public abstract class StartupDelayedService(IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var opened = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(opened.SetResult);
        await opened.Task.WaitAsync(stoppingToken);
        await Task.Delay(Grace, stoppingToken);
        await WorkAsync(stoppingToken);
    }

    /// <summary>Goes on until the token says that the shop stops.</summary>
    protected abstract Task WorkAsync(CancellationToken stoppingToken);
}
