using System.CommandLine;
using System.Globalization;
using Shop.Web.Backups;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Cli;

/// <summary><c>restore FILE</c>: brings a shop back from its backup. What is there now is moved aside, never deleted.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo>("file") { Description = "A file that `backup` wrote." };
        var command = new Command("restore", "Brings the shop back from a backup. Stop the shop first.") { file };
        command.SetAction((result, cancellationToken) => RunAsync(host, result.GetRequiredValue(file), cancellationToken));
        return command;
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
        if (services.GetRequiredService<DatabaseSettings>().Provider == DatabaseProvider.Postgres)
            return await CommandHost.RefuseAsync("On PostgreSQL use its own pg_restore for the database.");
        if (!file.Exists) return await CommandHost.RefuseAsync($"There is no file {file.FullName}.");
        var ownership = services.GetRequiredService<SqliteOwnership>();
        if (!ownership.TryTake()) return await CommandHost.RefuseAsync("The shop is running. Stop it, then restore.");
        try
        {
            var manifest =
                await SwapAsync(file, services.GetRequiredService<ShopSettings>().DataPath, services.GetRequiredService<TimeProvider>()
                .GetUtcNow(), cancellationToken);
            Console.WriteLine(
                $"Restored: {manifest.Shop} as of {manifest.MadeAt.ToString("u", CultureInfo.InvariantCulture)}. What was there lies in before-restore-….");
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

    private static async Task<BackupManifest> SwapAsync(FileInfo file, string dataPath, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var fresh = Directory.CreateDirectory(Path.Combine(dataPath, $".restore-{Guid.NewGuid():N}")).FullName;
        try
        {
            var manifest = await BackupFile.UnpackAsync(file, fresh, cancellationToken);
            // A backup brings the rights along that its files had.
            OwnerOnly.Tighten(fresh);
            var database = Path.Combine(fresh, BackupFile.Database);
            // Pictures have their content's name: those of the backup and those that are there do not get in each other's way.
            foreach (var path in Directory.EnumerateFiles(fresh, "*", SearchOption.AllDirectories).Where(path => path != database))
                Place(path, Path.Combine(dataPath, Path.GetRelativePath(fresh, path)));
            SwapDatabase(database, dataPath, Path.Combine(dataPath, $"before-restore-{now:yyyyMMdd-HHmmss}"));
            return manifest;
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    // The last step: before it nothing is changed, and when it fails what was there is put back.
    private static void SwapDatabase(string from, string dataPath, string aside)
    {
        Directory.CreateDirectory(aside);
        OwnerOnly.Tighten(aside);
        var old = Directory.EnumerateFiles(dataPath, BackupFile.Database + "*").Select(Path.GetFileName).OfType<string>().ToList();
        try
        {
            foreach (var name in old) Place(Path.Combine(dataPath, name), Path.Combine(aside, name));
            File.Move(from, Path.Combine(dataPath, BackupFile.Database));
            OwnerOnly.Tighten(aside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            foreach (var name in old.Where(name => File.Exists(Path.Combine(aside, name))))
                Place(Path.Combine(aside, name), Path.Combine(dataPath, name));
            throw;
        }
    }

    private static void Place(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }
}
