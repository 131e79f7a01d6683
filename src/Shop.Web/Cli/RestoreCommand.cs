using System.CommandLine;
using System.Globalization;
using Shop.Web.Backups;
using Shop.Web.Hosting.Persistence;

namespace Shop.Web.Cli;

/// <summary><c>restore FILE</c>: brings a shop back from its backup. What is there now is moved aside, never deleted.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo>("file") { Description = "A file that `backup` wrote." };
        var rehearse = new Option<bool>("--rehearse")
        {
            Description = "Only tries it: restores into a folder (on PostgreSQL a database) of its own, verifies, and changes nothing.",
        };
        var command = new Command("restore", "Brings the shop back from a backup. Stop the shop first.") { file, rehearse };
        command.SetAction((result, cancellationToken) => result.GetValue(rehearse)
            ? host.WithoutDatabaseAsync(services => RehearseAsync(services, result.GetRequiredValue(file), cancellationToken))
            : RunAsync(host, result.GetRequiredValue(file), cancellationToken));
        return command;
    }

    private static async Task<int> RehearseAsync(IServiceProvider services, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists) return await CommandHost.RefuseAsync($"There is no file {file.FullName}.");
        if (await services.GetRequiredService<RestoreRehearsal>().TryAsync(file, cancellationToken) is { } problem)
            return await CommandHost.RefuseAsync($"{file.FullName} cannot be relied on: {problem}");
        Console.WriteLine($"{file.FullName} was restored on trial and holds what it should. Nothing of the shop was changed.");
        return 0;
    }

    // What is there may be broken, and whoever holds it open would write to it after it was moved aside: it is not opened.
    private static async Task<int> RunAsync(CommandHost host, FileInfo file, CancellationToken cancellationToken)
    {
        var exitCode = await host.WithoutDatabaseAsync(services => RestoreAsync(services, file, cancellationToken));
        return exitCode != 0
            ? exitCode
            : await host.RunAsync(services => VerifyCommand.RunAsync(services, cancellationToken), cancellationToken);
    }

    private static async Task<int> RestoreAsync(IServiceProvider services, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists) return await CommandHost.RefuseAsync($"There is no file {file.FullName}.");
        var ownership = services.GetRequiredService<SqliteOwnership>();
        if (!ownership.TryTake() || await services.GetRequiredService<PostgresTools>().IsInUseAsync(cancellationToken))
            return await CommandHost.RefuseAsync("The shop is running. Stop it, then restore.");
        try
        {
            var (manifest, aside) = await services.GetRequiredService<RestoreShop>().ExecuteAsync(file, cancellationToken);
            Console.WriteLine(
                $"Restored: {manifest.Shop} as of {manifest.MadeAt.ToString("u", CultureInfo.InvariantCulture)}. What was there lies in {aside}.");
            Console.WriteLine(
                "Payments that came in since then are at Stripe: start the shop, open Money in the back office and compare each day since.");
            return 0;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return await CommandHost.RefuseAsync($"{problem.Message} Nothing was changed.");
        }
        finally
        {
            ownership.Dispose();
        }
    }
}
