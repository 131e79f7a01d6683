using System.CommandLine;
using Shop.Domain.Imports;
using Shop.Domain.Orders;

namespace Shop.Web.Cli;

/// <summary>
/// <c>export orders FILE</c> and <c>export products FILE</c>: all of them as CSV, with the columns of the back office's exports.
/// </summary>
internal static class ExportCommand
{
    public static Command Create(CommandHost host) => new("export", "Writes the shop's records to files.")
    {
        Of(host, "orders", "Writes all orders, one row for each line.", (services, target, progress, cancellationToken) =>
            services.GetRequiredService<OrderExport>().WriteAsync(new ExportFilter(null, null, null), target, progress, cancellationToken)),
        Of(host, "products", "Writes all products, one row for each variant. `import products` takes the file back.",
            (services, target, progress, cancellationToken) =>
            services.GetRequiredService<ProductExport>().WriteAsync(target, progress, cancellationToken)),
    };

    private static Command Of(CommandHost host, string what, string description,
        Func<IServiceProvider, Stream, IProgress<int>, CancellationToken, Task> write)
    {
        var file = new Argument<FileInfo>("file") { Description =
            "The CSV file to write. An existing one is replaced once the new one is whole." };
        var command = new Command(what, description) { file };
        command.SetAction((result, cancellationToken) => host.RunAsync(
            services => WriteAsync(result.GetRequiredValue(file), target => write(services, target, new Lines(what), cancellationToken)),
                cancellationToken));
        return command;
    }

    // It has its name once it is whole, and nothing of it is left when something goes wrong. Made anew, so that it is not
    // somebody's file who waits for it under that name.
    private static async Task<int> WriteAsync(FileInfo file, Func<Stream, Task> write)
    {
        if (Directory.Exists(file.FullName)) return await CommandHost.RefuseAsync($"{file.FullName} is a folder. Nothing was written.");
        if (file.Directory is not { Exists: true })
            return await CommandHost.RefuseAsync($"There is no folder {file.DirectoryName}. Nothing was written.");
        var part = file.FullName + ".part";
        File.Delete(part);
        try
        {
            await using (var target = new FileStream(part, FileMode.CreateNew)) await write(target);
            File.Move(part, file.FullName, overwrite: true);
            return 0;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private sealed class Lines(string what) : IProgress<int>
    {
        public void Report(int value) => Console.WriteLine($"{value} {what}");
    }
}
