using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>The process dies at any command to the database, and another one goes on when the lease is over.</summary>
public sealed class InterruptedImportTests : IDisposable
{
    private const int Products = 400;

    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public InterruptedImportTests() => _desk = new ImportDesk(_database.NewContext);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_import_that_dies_again_and_again_ends_as_one_that_never_did_and_so_does_its_undoing(int seed)
    {
        var random = new Random(seed);
        await _desk.ImportAsync(File(100, "9.00", 3));
        var before = await _desk.ExportAsync();
        using var untouched = new SqliteDatabase();
        using var other = new ImportDesk(untouched.NewContext);
        await other.ImportAsync(File(100, "9.00", 3));
        await other.ImportAsync(File(Products, "12.00", 8));

        var import = await _desk.CheckAsync(File(Products, "12.00", 8));
        Assert.Equal((Products - 100, 100), (import.Created, import.Changed));
        await _desk.BeginAsync(import, ImportState.Applying);
        await DieUntilDoneAsync(import, random);
        Assert.Equal((ImportState.Applied, 0), ((await _desk.FindAsync(import.Id)).State, (await _desk.FindAsync(import.Id)).Kept));
        Assert.Equal(await other.ExportAsync(), await _desk.ExportAsync());
        Assert.Empty(await _desk.StockBreachesAsync());
        Assert.Equal(Products, await AwaitedAsync());

        await _desk.BeginAsync(import, ImportState.Undoing);
        await DieUntilDoneAsync(import, random);
        Assert.Equal((ImportState.Undone, 0), ((await _desk.FindAsync(import.Id)).State, (await _desk.FindAsync(import.Id)).Kept));
        Assert.Equal(before, await _desk.ExportAsync());
        Assert.Equal(100, await AwaitedAsync());
        Assert.Empty(await _desk.StockBreachesAsync());
    }

    [Fact]
    public async Task Two_processes_that_run_the_same_import_do_nothing_twice()
    {
        var import = await _desk.CheckAsync(File(Products, "12.00", 8));
        await _desk.BeginAsync(import, ImportState.Applying);
        await using var slow = _database.NewContext(new Stumbling(() => _desk.Clock.Advance(TimeSpan.FromSeconds(15))));
        await Task.WhenAll(_desk.RunAsync(import.Id, slow), Task.Run(async () =>
        {
            while ((await _desk.FindAsync(import.Id)).IsRunning)
                if (!await _desk.RunAsync(import.Id)) await Task.Delay(5);
        }));
        Assert.Equal((ImportState.Applied, 0), ((await _desk.FindAsync(import.Id)).State, (await _desk.FindAsync(import.Id)).Kept));
        Assert.Equal(Products, await _desk.ReadAsync(db => Task.FromResult(db.Set<Product>().Count())));
        Assert.Empty(await _desk.StockBreachesAsync());
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    private Task<int> AwaitedAsync() => _desk.ReadAsync(db => Task.FromResult(db.Set<ImportPicture>().Count()));

    private async Task DieUntilDoneAsync(Import import, Random random)
    {
        for (var deaths = 0; (await _desk.FindAsync(import.Id)).IsRunning; deaths++)
        {
            // SQLite is sent each changed row as a command of its own: a batch is some hundreds of them.
            var left = random.Next(1, 1500) + (deaths * 20);
            await using (var db = _database.NewContext(new Stumbling(() => { if (--left < 0) throw new PowerCutException(); })))
            {
                try
                {
                    await _desk.RunAsync(import.Id, db);
                }
                catch (PowerCutException)
                {
                    // As after kill -9: the lease is still there and nobody says anything.
                }
            }

            _desk.Clock.Advance(TimeSpan.FromSeconds(21));
        }
    }

    private static string File(int products, string price, int stock)
    {
        var csv = new StringBuilder("handle,name:en,category,option1,attributes,sku,option1_value,price,stock,pictures\n");
        for (var number = 0; number < products; number++)
        {
            var row = new[] { $"p-{number:0000}", $"Product {number}", $"Shelf {number % 3}", "Size", $"material=stuff {number % 40}" };
            csv.AppendLine(CultureInfo.InvariantCulture, $"{string.Join(',', row)},P{number:0000}-S,Small,{price},{stock},https://cdn.example/{number}.jpg").AppendLine(CultureInfo.InvariantCulture, $"{row[0]},,,,,P{number:0000}-L,Large {number % 50},{price},{stock},");
        }

        return csv.ToString();
    }

    private sealed class PowerCutException : Exception;

    private sealed class Stumbling(Action before) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            before();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            before();
            return ValueTask.FromResult(result);
        }
    }
}
