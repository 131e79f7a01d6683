using System.CommandLine;
using Shop.Web.Backups;
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
        if (file.Exists || Directory.Exists(file.FullName))
            return await CommandHost.RefuseAsync($"{file.FullName} exists already. Nothing was written.");
        if (file.Directory is not { Exists: true })
            return await CommandHost.RefuseAsync($"There is no folder {file.DirectoryName}. Nothing was written.");
        await services.GetRequiredService<ShopBackup>().WriteAsync(file, cancellationToken);
        OwnerOnly.TightenOne(file.FullName);
        file.Refresh();
        Console.WriteLine($"{file.FullName}: {file.Length / 1024} kB. Try it with `restore --rehearse`, and keep it on another machine.");
        return 0;
    }
}
