using Shop.Domain.Imports;

namespace Shop.Web.Cli;

/// <summary>Runs an import's step in this process, unless a running shop is faster, and prints how far it is.</summary>
internal sealed class ImportProgress(IServiceProvider services, Guid id)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The import once it rests.</summary>
    public async Task<Import> FollowAsync(string done, CancellationToken cancellationToken)
    {
        var running = RunAsync(cancellationToken);
        var told = 0;
        while (true)
        {
            await Task.WhenAny(running, Task.Delay(Pause, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            var import = await ReadAsync(cancellationToken);
            if (import.Done != told && import.IsRunning) Console.WriteLine($"{told = import.Done} products {done}");
            if (!import.IsRunning)
            {
                await running;
                return import;
            }

            if (running.IsCompleted) running = RunAsync(cancellationToken);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<RunImports>().RunNextAsync(id, cancellationToken))
            await Task.Delay(Pause, cancellationToken);
    }

    private async Task<Import> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportList>()
            .FindAsync(id, cancellationToken) ?? throw new InvalidDataException("The import is gone.");
    }
}
