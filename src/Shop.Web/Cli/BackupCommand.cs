using System.CommandLine;
using Shop.Domain.Persistence;
using Shop.Domain.Settings;
using Shop.Web.Backups;
using Shop.Web.Hosting.Persistence;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Cli;

/// <summary><c>backup FILE</c>: the whole shop in one file, while it goes on selling.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<FileInfo>("file") { Description = "The zip file to write; one that exists is never replaced." };
        var command = new Command("backup", "Writes database and files to one file. The shop may run meanwhile.") { file };
        command.SetAction((result, cancellationToken) =>
            host.RunAsync(services => WriteAsync(services, result.GetRequiredValue(file), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(IServiceProvider services, FileInfo file, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<DatabaseSettings>().Provider == DatabaseProvider.Postgres)
            return await CommandHost.RefuseAsync(
                "On PostgreSQL use its own pg_dump for the database, and copy the folder of Shop:DataPath.");
        if (file.Exists || Directory.Exists(file.FullName))
            return await CommandHost.RefuseAsync($"{file.FullName} exists already. Nothing was written.");
        if (file.Directory is not { Exists: true })
            return await CommandHost.RefuseAsync($"There is no folder {file.DirectoryName}. Nothing was written.");
        var shop = services.GetRequiredService<ShopSettings>();
        var db = services.GetRequiredService<ShopDbContext>();
        var manifest =
            new BackupManifest(services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<ShopIdentity>().Name);
        await BackupFile.WriteAsync(file, shop.DataPath, manifest, path => SqliteCopies.CopyAsync(db, path, cancellationToken),
            cancellationToken);
        file.Refresh();
        Console.WriteLine($"{file.FullName}: {file.Length / 1024} kB. Try it now and then with `restore` on another machine.");
        return 0;
    }
}
