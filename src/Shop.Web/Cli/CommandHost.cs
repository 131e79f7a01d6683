using Shop.Domain.Shared;
using Shop.Web.Composition;
using Shop.Web.Hosting.Persistence;

namespace Shop.Web.Cli;

/// <summary>Gives a command the shop's services without starting its pages and jobs.</summary>
internal sealed class CommandHost(IReadOnlyList<ShopModule> modules)
{
    /// <summary>Reads the settings, brings the database up to date unless a running shop has, and runs the work in one scope.</summary>
    public Task<int> RunAsync(Func<IServiceProvider, Task<int>> work, CancellationToken cancellationToken) => WithoutDatabaseAsync(
        async services =>
        {
            await services.GetRequiredService<DatabaseStart>().ForACommandAsync(cancellationToken);
            // Before an import fills it: it is the first start's decision, whoever makes that.
            await services.GetRequiredService<NewShop>().PrepareAsync(cancellationToken);
            return await work(services);
        });

    /// <summary>Reads the settings and runs the work in one scope, with the database as it lies there, unopened.</summary>
    public async Task<int> WithoutDatabaseAsync(Func<IServiceProvider, Task<int>> work)
    {
        // System.CommandLine looks after Ctrl+C from the moment this task is handed back; SQLite never waits, so what runs
        // before the first real await could be most of the command, and Ctrl+C would kill it with a half file behind it.
        await Task.Yield();
        var builder = ShopHost.CreateBuilder([]);
        builder.AddShop(modules, isCommand: true);
        // What a command prints is its answer; the log would mix with it.
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Exit code 1 and one plain line.</summary>
    public static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }
}
