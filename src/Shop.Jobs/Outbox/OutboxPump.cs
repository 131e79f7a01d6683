using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Jobs.Outbox;

/// <summary>Does what the outbox says: rows that are due, some at a time, each in a scope of its own, until none is left.</summary>
public sealed class OutboxPump(
    IServiceScopeFactory scopes, OutboxHandlers handlers, OutboxSignal signal, LeaseKeeper keeper, ILogger<OutboxPump> log) : IDisposable
{
    // One commit claims and one closes so many rows.
    private const int Batch = 8;
    private const int AtOnce = 8;
    private const int MaxError = 2000;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>True while the outbox is being emptied.</summary>
    public bool IsRunning => _turn.CurrentCount == 0;

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
            // Whoever came meanwhile was not let in: somebody looks once more, for what was written after the last look.
            signal.Raise();
        }
    }

    public void Dispose() => _turn.Dispose();

    public Task<bool> AnyDueAsync(CancellationToken cancellationToken) => InScopeAsync((_, rows) => rows.AnyDueAsync(cancellationToken));

    private async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var handled = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var claimed = await InScopeAsync((_, rows) => rows.ClaimAsync(Batch, cancellationToken));
            if (!claimed.AnyDue) break;
            if (claimed.Rows.Count > 0) await HandleClaimedAsync(claimed.Rows, cancellationToken);
            handled += claimed.Rows.Count;
        }

        return handled;
    }

    // The leases are renewed for as long as the slowest mail server takes; who stops gives back what is left.
    private async Task HandleClaimedAsync(IReadOnlyList<OutboxMessage> claimed, CancellationToken cancellationToken)
    {
        CrashPoint.Reached("outbox-claimed");
        var owner = claimed[0].LeasedBy!.Value;
        try
        {
            await using var held = keeper.Hold<OutboxMessage>(row => row.DoneAt == null, owner, cancellationToken);
            await HandleAsync(claimed, held, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await InScopeAsync((_, rows) => rows.ReleaseAsync(owner, CancellationToken.None));
            throw;
        }
    }

    private async Task HandleAsync(IReadOnlyList<OutboxMessage> claimed, HeldLease held, CancellationToken cancellationToken)
    {
        var facts = claimed.Where(handlers.AreSeveralFor).ToList();
        var shares = new List<OutboxMessage>();
        if (facts.Count > 0)
            await TryAsync(facts, async (_, rows) => shares =
                await rows.FanOutAsync(facts, handlers.NamesFor, cancellationToken), cancellationToken);
        var done = new ConcurrentBag<OutboxMessage>();
        await Parallel.ForEachAsync(
            claimed.Except(facts)
                .Concat(shares), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (message, stop) =>
            {
                if (await TryAsync([message], (services, _) => RunAsync(services, message, held.Token), stop)) done.Add(message);
            });
        CrashPoint.Reached("outbox-handled");
        if (!done.IsEmpty) await TryAsync(done, (_, rows) => rows.DoneAsync(done, cancellationToken), cancellationToken);
    }

    private Task RunAsync(IServiceProvider services, OutboxMessage message, CancellationToken cancellationToken)
    {
        services.GetRequiredService<WorkLease>()
            .Is(token => keeper.ConfirmAsync<OutboxMessage>(row => row.Id == message.Id, message.LeasedBy!.Value, token));
        return handlers.RunAsync(services, message, cancellationToken);
    }

    private async Task<bool> TryAsync(
        IReadOnlyCollection<OutboxMessage> messages, Func<IServiceProvider, OutboxRows, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await InScopeAsync(work);
            return true;
        }
        catch (LeaseLostException)
        {
            log.LogWarning("Another process has taken over {Key}: it is left to that one.", messages.First().Key);
            return false;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            foreach (var message in messages) await FailedAsync(message, error, cancellationToken);
            return false;
        }
    }

    // In a scope of its own: the handler's context may hold half of what it could not finish.
    private async Task FailedAsync(OutboxMessage message, Exception error, CancellationToken cancellationToken)
    {
        var retry = Retry.After(message.Attempts, error);
        log.Log(retry.IsOver
            ? LogLevel.Error
            : LogLevel.Warning, error, "Outbox row {Key} failed at attempt {Attempt}.", message.Key, message.Attempts);
        var told = error is NotPossibleNowException ? error.Message : $"{error.GetType().Name}: {error.Message}";
        await InScopeAsync((_, rows) => rows.FailedAsync(message, retry, PlainText.AtMost(told, MaxError), cancellationToken));
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, OutboxRows, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<OutboxRows>());
    }

    private async Task InScopeAsync(Func<IServiceProvider, OutboxRows, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<OutboxRows>());
    }
}
