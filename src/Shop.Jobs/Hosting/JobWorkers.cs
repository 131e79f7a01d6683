using Hangfire;
using Microsoft.Extensions.Hosting;

namespace Shop.Jobs.Hosting;

/// <summary>Hangfire's workers in this process. Its own way to host them would start them before the first page is served.</summary>
public sealed class JobWorkers(JobStorage storage, JobActivator activator, IHostApplicationLifetime lifetime)
    : StartupDelayedService(lifetime)
{
    private const int Workers = 4;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PatienceAtStop = TimeSpan.FromSeconds(10);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        using var server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                WorkerCount = Workers, SchedulePollingInterval = PollInterval, ShutdownTimeout = PatienceAtStop, Activator = activator,
            },
            storage);
        await Task.Delay(Timeout.Infinite, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        server.SendStop();
        await server.WaitForShutdownAsync(CancellationToken.None);
    }
}
