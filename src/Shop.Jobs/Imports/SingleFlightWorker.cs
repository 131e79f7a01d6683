using Microsoft.Extensions.DependencyInjection;

namespace Shop.Jobs.Imports;

/// <summary>Does what is due, one after the other, one at a time in a process, each in a scope of its own.</summary>
public abstract class SingleFlightWorker(IServiceScopeFactory scopes)
{
    private int _works;

    /// <summary>False while this process works already.</summary>
    public async Task<bool> AnyDueAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _works) != 0) return false;
        await using var scope = scopes.CreateAsyncScope();
        return await AnyDueAsync(scope.ServiceProvider, cancellationToken);
    }

    /// <summary>Until none is due. A call that comes meanwhile has nothing to add.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _works, 1) != 0) return;
        try
        {
            while (await RunNextAsync(cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            Volatile.Write(ref _works, 0);
        }
    }

    protected abstract Task<bool> AnyDueAsync(IServiceProvider services, CancellationToken cancellationToken);

    /// <returns>False when none is due.</returns>
    protected abstract Task<bool> RunNextAsync(IServiceProvider services, CancellationToken cancellationToken);

    private async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await RunNextAsync(scope.ServiceProvider, cancellationToken);
    }
}
