using System.CommandLine;
using Shop.Domain.Imports;
using Shop.Domain.Orders;

namespace Shop.Web.Verbs;

/// <summary><c>export orders FILE</c> and <c>export products FILE</c>: all of them as CSV, with the columns of the back office's exports.</summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Writes the shop's records to files.")
    {
        Of("orders", "Writes all orders, one row for each line.", (services, target, progress, cancellationToken) =>
            services.GetRequiredService<OrderExport>().WriteAsync(new ExportFilter(null, null, null), target, progress, cancellationToken)),
        Of("products", "Writes all products, one row for each variant. `import products` takes the file back.", (services, target, progress, cancellationToken) =>
            services.GetRequiredService<ProductExport>().WriteAsync(target, progress, cancellationToken)),
    };

    private static Command Of(string what, string description, Func<IServiceProvider, Stream, IProgress<int>, CancellationToken, Task> write)
    {
        var file = new Argument<FileInfo>("file") { Description = "The CSV file to write. An existing one is replaced once the new one is whole." };
        var command = new Command(what, description) { file };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(async services =>
        {
            var path = result.GetRequiredValue(file).FullName;
            await using (var target = new FileStream(path + ".part", FileMode.Create)) await write(services, target, new Lines(what), cancellationToken);
            File.Move(path + ".part", path, overwrite: true);
            return 0;
        }, cancellationToken));
        return command;
    }

    private sealed class Lines(string what) : IProgress<int>
    {
        public void Report(int value) => Console.WriteLine($"{value} {what}");
    }
}
