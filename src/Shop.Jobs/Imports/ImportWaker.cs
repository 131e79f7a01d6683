using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Domain.Imports;

namespace Shop.Jobs.Imports;

/// <summary>
/// Hands imports to Hangfire's workers as soon as one waits, and again when the one that ran it was killed. It looks every two
/// seconds; as with the outbox, what Hangfire loses is found by the next look.
/// </summary>
public sealed class ImportWaker(ImportRunner runner, IBackgroundJobClient jobs, ILogger<ImportWaker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runner.AnyDueAsync(stoppingToken)) jobs.Enqueue<ImportRunner>(each => each.RunAsync(CancellationToken.None));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The imports could not be looked at.");
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>Runs the imports that are due, one after the other, one at a time in a process.</summary>
public sealed class ImportRunner(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>False while this process runs one already.</summary>
    public async Task<bool> AnyDueAsync(CancellationToken cancellationToken)
    {
        if (_turn.CurrentCount == 0) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportLease>().AnyDueAsync(cancellationToken);
    }

    /// <summary>Until none is due. A call that comes meanwhile has nothing to add.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(0, cancellationToken)) return;
        try
        {
            while (await RunOneAsync(cancellationToken))
            {
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<bool> RunOneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RunImports>().RunNextAsync(null, cancellationToken);
    }
}
