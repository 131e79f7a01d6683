using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Domain.Imports.Pictures;

namespace Shop.Jobs.Imports;

/// <summary>Hands pictures that imports wait for to Hangfire's workers. It looks every few seconds, as <see cref="ImportWaker"/> does.</summary>
public sealed class PictureWaker(PictureRunner runner, IBackgroundJobClient jobs, ILogger<PictureWaker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runner.AnyDueAsync(stoppingToken)) jobs.Enqueue<PictureRunner>(each => each.RunAsync(CancellationToken.None));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The pictures of imports could not be looked at.");
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>Fetches the pictures that are due, one at a time in a process.</summary>
public sealed class PictureRunner(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>False while this process fetches already.</summary>
    public async Task<bool> AnyDueAsync(CancellationToken cancellationToken)
    {
        if (_turn.CurrentCount == 0) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AwaitedPictures>().AnyDueAsync(cancellationToken);
    }

    /// <summary>Until none is due. A call that comes meanwhile has nothing to add.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(0, cancellationToken)) return;
        try
        {
            while (await RunOneAsync(cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
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
        return await scope.ServiceProvider.GetRequiredService<FetchPictures>().RunNextAsync(cancellationToken);
    }
}
