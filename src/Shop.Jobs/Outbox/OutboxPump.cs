using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Domain.Persistence;
using Shop.Jobs.Mail;

namespace Shop.Jobs.Outbox;

/// <summary>Does what the outbox says: rows that are due, some at a time, each in a scope of its own, until none is left.</summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, OutboxHandlers handlers, ILogger<OutboxPump> log) : IDisposable
{
    private const int Batch = 40;
    private const int AtOnce = 4;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>One run at a time in a process; a wake-up that comes meanwhile has nothing to add.</summary>
    /// <returns>How many rows were handled.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(0, cancellationToken)) return 0;
        try
        {
            return await DrainAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    public Task<bool> AnyDueAsync(CancellationToken cancellationToken) => InScopeAsync((_, rows) => rows.AnyDueAsync(cancellationToken));

    private async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var handled = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var due = await InScopeAsync((_, rows) => rows.DueAsync(Batch, cancellationToken));
            if (due.Count == 0) break;
            await Parallel.ForEachAsync(
                due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (id, stop) => await InScopeAsync((services, rows) => HandleAsync(services, rows, id, stop)));
            handled += due.Count;
        }

        return handled;
    }

    private async Task<bool> HandleAsync(IServiceProvider services, OutboxRows rows, Guid id, CancellationToken cancellationToken)
    {
        if (await rows.ClaimAsync(id, Guid.NewGuid(), cancellationToken) is not { } message) return false;
        CrashPoint.Reached("outbox-claimed");
        try
        {
            if (message.Handler is null) await rows.FanOutAsync(message, handlers.NamesFor(message), cancellationToken);
            else await HandleAsync(services, message, cancellationToken);
            CrashPoint.Reached("outbox-handled");
            await rows.DoneAsync(message, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await FailedAsync(message, error, cancellationToken);
        }

        return true;
    }

    private Task HandleAsync(IServiceProvider services, OutboxMessage message, CancellationToken cancellationToken) =>
        handlers.Find(message).Run(services, message.Payload, cancellationToken);

    // In a scope of its own: the handler's context may hold half of what it could not finish.
    private async Task FailedAsync(OutboxMessage message, Exception error, CancellationToken cancellationToken)
    {
        var retry = Retry.After(message.Attempts, error is EmailRefusedException);
        log.Log(retry.IsOver ? LogLevel.Error : LogLevel.Warning, error, "Outbox row {Key} failed at attempt {Attempt}.", message.Key, message.Attempts);
        var told = $"{error.GetType().Name}: {error.Message}";
        await InScopeAsync(async (_, rows) =>
        {
            await rows.FailedAsync(message, retry, told.Length <= 2000 ? told : told[..2000], cancellationToken);
            return true;
        });
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, OutboxRows, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<OutboxRows>());
    }
}
