using System.CommandLine;
using Shop.Domain.Orders;

namespace Shop.Web.Verbs;

/// <summary><c>export orders FILE</c>: all orders as CSV, the columns of the back office's export.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The CSV file to write. An existing one is replaced once the new one is whole." };
        var orders = new Command("orders", "Writes all orders, one row for each line.") { file };
        orders.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            services => WriteAsync(services, result.GetRequiredValue(file), cancellationToken), cancellationToken));
        return new Command("export", "Writes the shop's records to files.") { orders };
    }

    private static async Task<int> WriteAsync(IServiceProvider services, FileInfo file, CancellationToken cancellationToken)
    {
        var part = file.FullName + ".part";
        await using (var target = new FileStream(part, FileMode.Create))
            await services.GetRequiredService<OrderExport>().WriteAsync(new ExportFilter(null, null, null), target, new Lines(), cancellationToken);
        File.Move(part, file.FullName, overwrite: true);
        return 0;
    }

    private sealed class Lines : IProgress<int>
    {
        public void Report(int value) => Console.WriteLine($"{value} orders");
    }
}
