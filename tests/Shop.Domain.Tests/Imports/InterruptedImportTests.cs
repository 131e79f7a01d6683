using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>
/// The process dies at any command to the database or right behind a commit, and another one goes on when the lease is over.
/// </summary>
public sealed class InterruptedImportTests
{
    private const int Products = 400;

    // How many commands a life lasts at most. SQLite is sent each changed row as one of its own, PostgreSQL many of them together.
    private const int OnSqlite = 1000;
    private const int OnPostgres = 40;

    // Each so many commands it has stood still for so long that it is taken for dead.
    private const int Standstill = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task An_import_that_dies_again_and_again_ends_as_one_that_never_did_and_so_does_its_undoing(int seed) =>
        ImportDesk.OnSqliteAsync(desk => DieAsync(desk, OnSqlite, new Random(seed)));

    [PostgresTheory]
    [InlineData(1)]
    [InlineData(2)]
    public Task On_postgres_an_import_that_dies_again_and_again_ends_as_one_that_never_did_and_so_does_its_undoing(int seed) =>
        ImportDesk.OnPostgresAsync(desk => DieAsync(desk, OnPostgres, new Random(seed)));

    [Fact]
    public Task Two_processes_that_run_the_same_import_do_nothing_twice() => ImportDesk.OnSqliteAsync(OverlapAsync);

    [PostgresFact]
    public Task On_postgres_two_processes_that_run_the_same_import_do_nothing_twice() => ImportDesk.OnPostgresAsync(OverlapAsync);

    [Fact]
    public Task Of_many_that_want_to_run_an_import_one_does() => ImportDesk.OnSqliteAsync(CrowdAsync);

    [PostgresFact]
    public Task On_postgres_of_many_that_want_to_run_an_import_one_does() => ImportDesk.OnPostgresAsync(CrowdAsync);

    private static async Task DieAsync(ImportDesk desk, int mostCommands, Random random)
    {
        await desk.ImportAsync(File(100, "9.00", 3));
        var before = await desk.ExportAsync();
        var import = await desk.CheckAsync(File(Products, "12.00", 8));
        Assert.Equal((Products - 100, 100), (import.Created, import.Changed));
        await desk.BeginAsync(import, ImportState.Applying);
        await DieUntilDoneAsync(desk, import, mostCommands, random);
        await AssertEndedAsync(desk, import, ImportState.Applied, Products);
        Assert.Equal(await UninterruptedAsync(), await desk.ExportAsync());
        await desk.BeginAsync(import, ImportState.Undoing);
        await DieUntilDoneAsync(desk, import, mostCommands, random);
        await AssertEndedAsync(desk, import, ImportState.Undone, 100);
        Assert.Equal(before, await desk.ExportAsync());
    }

    private static async Task OverlapAsync(ImportDesk desk)
    {
        var import = await desk.CheckAsync(File(Products, "12.00", 8));
        await desk.BeginAsync(import, ImportState.Applying);
        var (commands, taken) = (0, new ConcurrentBag<Task>());
        await using var slow =
            desk.Database.NewContext(new Stumbling(() => { if (++commands % Standstill == 0) taken.Add(Task.Run(desk.AbandonAsync)); }));
        await Task.WhenAll(desk.RunAsync(import.Id, slow), Task.Run(async () =>
        {
            while ((await desk.FindAsync(import.Id)).IsRunning)
                if (!await desk.RunAsync(import.Id)) await Task.Delay(5);
        }));
        await Task.WhenAll(taken);
        Assert.NotEmpty(taken);
        await AssertEndedAsync(desk, import, ImportState.Applied, Products);
    }

    private static async Task CrowdAsync(ImportDesk desk)
    {
        var import = await desk.CheckAsync(File(Products, "12.00", 8));
        await desk.BeginAsync(import, ImportState.Applying);
        var ran = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.RunAsync(import.Id))));
        Assert.Single(ran, each => each);
        await AssertEndedAsync(desk, import, ImportState.Applied, Products);
    }

    private static async Task AssertEndedAsync(ImportDesk desk, Import import, ImportState state, int products)
    {
        var ended = await desk.FindAsync(import.Id);
        Assert.Equal((state, 0), (ended.State, ended.Kept));
        Assert.Equal(products, await desk.ReadAsync(db => db.Set<Product>().CountAsync()));
        Assert.Equal(products, await desk.ReadAsync(db => db.Set<ImportPicture>().CountAsync()));
        Assert.Empty(await desk.StockBreachesAsync());
    }

    private static async Task<string> UninterruptedAsync()
    {
        using var untouched = new SqliteDatabase();
        using var desk = new ImportDesk(untouched);
        await desk.ImportAsync(File(100, "9.00", 3));
        await desk.ImportAsync(File(Products, "12.00", 8));
        return await desk.ExportAsync();
    }

    private static async Task DieUntilDoneAsync(ImportDesk desk, Import import, int mostCommands, Random random)
    {
        var deaths = 0;
        for (var lives = 0; (await desk.FindAsync(import.Id)).IsRunning; lives++)
        {
            var left = random.Next(1, mostCommands) + (lives * mostCommands / 75);
            await using var db = desk.Database.NewContext(new Stumbling(() => { if (--left < 0) throw new PowerCutException(); }));
            try
            {
                await desk.RunAsync(import.Id, db);
            }
            catch (PowerCutException)
            {
                // As after kill -9: the lease is still there and nobody says anything.
                deaths++;
            }

            await desk.AbandonAsync();
        }

        Assert.True(deaths >= 2, $"it died {deaths} times only");
    }

    private static string File(int products, string price, int stock)
    {
        var csv = new StringBuilder("handle,name:en,category,option1,attributes,related,sku,option1_value,price,stock,pictures\n");
        for (var number = 0; number < products; number++)
        {
            var row = new[] { $"p-{number:0000}", $"Product {number}", $"Category {number % 3}", "Size", $"material=stuff {number % 40}",
                $"p-{(number + 1) % products:0000}" };
            csv.AppendLine(CultureInfo.InvariantCulture,
                $"{string.Join(',', row)},P{number:0000}-S,Small,{price},{stock},https://cdn.example/{number}.jpg")
                .AppendLine(CultureInfo.InvariantCulture, $"{row[0]},,,,,,P{number:0000}-L,Large {number % 50},{price},{stock},");
        }

        return csv.ToString();
    }
}
