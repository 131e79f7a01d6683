using Microsoft.EntityFrameworkCore;
using Shop.Domain.Imports;
using Shop.Domain.Inventory;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>
/// A process stands still for longer than its lease lasts, another one takes the import over, and then the first goes on.
/// </summary>
public sealed class OvertakenImportTests
{
    // More than either database is sent for one batch of so few products.
    private const int MaxCommands = 60;

    [Fact]
    public Task An_import_that_is_taken_over_at_any_command_moves_no_stock_twice() => ImportDesk.OnSqliteAsync(TakeOverAsync);

    [PostgresFact]
    public Task On_postgres_an_import_that_is_taken_over_at_any_command_moves_no_stock_twice() => ImportDesk.OnPostgresAsync(TakeOverAsync);

    private static async Task TakeOverAsync(ImportDesk desk)
    {
        await desk.ImportAsync(File(0));
        for (var moment = 1; moment < MaxCommands; moment += 2)
        {
            var import = await desk.CheckAsync(File(moment));
            await desk.BeginAsync(import, ImportState.Applying);
            await RunAsync(desk, import, moment);
            var ended = await desk.FindAsync(import.Id);
            Assert.Equal((moment, ImportState.Applied, 0), (moment, ended.State, ended.Kept));
            Assert.Equal([moment], await desk.ReadAsync(db => db.Set<StockItem>().Select(item => item.OnHand).Distinct().ToListAsync()));
            Assert.Empty(await desk.StockBreachesAsync());
        }
    }

    private static async Task RunAsync(ImportDesk desk, Import import, int moment)
    {
        var (left, other) = (moment, Task.CompletedTask);
        await using (var slow = desk.Database.NewContext(new Stumbling(() => { if (--left == 0) other = Overtake(desk, import); })))
            await desk.RunAsync(import.Id, slow);
        await other;
    }

    // Where the first one holds what the other needs, the other waits until the first goes on.
    private static Task Overtake(ImportDesk desk, Import import)
    {
        var other = Task.Run(async () =>
        {
            await desk.AbandonAsync();
            await desk.RunAsync(import.Id);
        });
        other.Wait(TimeSpan.FromMilliseconds(200));
        return other;
    }

    private static string File(int stock) =>
        "sku,name,price,stock\n" + string.Concat(Enumerable.Range(0, 5).Select(number => $"K-{number},Kettle {number},9.00,{stock}\n"));
}
