using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;

namespace Shop.Domain.Tests.Imports;

/// <summary>Imports files into a database of its own, as the back office and the job do together.</summary>
internal sealed class ImportDesk(ITestDatabase database) : IDisposable
{
    public static readonly SheetTerms Terms = new("en", SheetTerms.ImportedCategory, Publishes: true);

    public static readonly ShopInFiles Shop = new(["en", "es"], "https://shop.example", Currency.Eur);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"shop-imports-{Guid.NewGuid():N}");

    public ITestDatabase Database => database;

    public FakeTimeProvider Clock { get; } = new(Sample.Opening.AddDays(40));

    /// <summary>Runs a test on a database of its own in an SQLite file.</summary>
    public static async Task OnSqliteAsync(Func<ImportDesk, Task> test)
    {
        using var database = new SqliteDatabase();
        using var desk = new ImportDesk(database);
        await test(desk);
    }

    /// <summary>Runs a test on a database of its own on the run's PostgreSQL server.</summary>
    public static async Task OnPostgresAsync(Func<ImportDesk, Task> test)
    {
        using var database = await PostgresDatabase.CreateAsync();
        using var desk = new ImportDesk(database);
        await test(desk);
    }

    /// <summary>Uploads the text and compares it.</summary>
    public Task<Import> CheckAsync(string csv, SheetTerms? terms = null) =>
        CheckAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), terms);

    public async Task<Import> CheckAsync(Stream file, SheetTerms? terms = null)
    {
        await using var db = database.NewContext();
        var id = await new StartImport(db, Files, Clock).UploadAsync("goods.csv", file, "ana@example.com", terms ?? Terms, default);
        await RunAsync(id!.Value);
        return await FindAsync(id.Value);
    }

    /// <summary>Compares the text and applies it.</summary>
    public async Task<Import> ImportAsync(string csv, SheetTerms? terms = null) => await ApplyAsync(await CheckAsync(csv, terms));

    public async Task<Import> ApplyAsync(Import import)
    {
        await using (var db = database.NewContext()) await new StartImport(db, Files, Clock).ApplyAsync(import.Id, default);
        await RunAsync(import.Id);
        return await FindAsync(import.Id);
    }

    public async Task<Import> UndoAsync(Import import)
    {
        await using (var db = database.NewContext()) await new StartImport(db, Files, Clock).UndoAsync(import.Id, default);
        await RunAsync(import.Id);
        return await FindAsync(import.Id);
    }

    /// <summary>Begins a step without doing it.</summary>
    public async Task BeginAsync(Import import, ImportState step)
    {
        await using var db = database.NewContext();
        var start = new StartImport(db, Files, Clock);
        await (step == ImportState.Applying ? start.ApplyAsync(import.Id, default) : start.UndoAsync(import.Id, default));
    }

    /// <summary>Does the step that is due, in a context of its own or in one that is given.</summary>
    public async Task<bool> RunAsync(Guid id, ShopDbContext? given = null, CancellationToken cancellationToken = default)
    {
        await using var own = given is null ? database.NewContext() : null;
        var db = given ?? own!;
        var lease = new ImportLease(db, TestLeases.Keeper(() => database.NewContext(), Clock), Clock);
        var stocks = new CountManyStocks(db, Clock);
        return await new RunImports(
            db, lease, new CheckImport(db, Files, lease, Shop, Clock), new ApplyImport(db, Files, lease, Shop, stocks),
            new UndoImport(db, lease, Shop, stocks, Clock)).RunNextAsync(id, cancellationToken);
    }

    /// <summary>As when whoever runs an import has not renewed its lease for half a minute.</summary>
    public Task<int> AbandonAsync() => TestLeases.AbandonAsync<Import>(() => database.NewContext());

    public async Task<Import> FindAsync(Guid id)
    {
        await using var db = database.NewContext();
        var import = (await new ImportList(db, Files).FindAsync(id, default))!;
        return import.Failures == 0 ? import : throw new InvalidOperationException(import.Problem);
    }

    public async Task<IReadOnlyList<ImportItem>> ItemsAsync(Import import, ItemsShown shown)
    {
        await using var db = database.NewContext();
        return await new ImportList(db, Files).ItemsAsync(import.Id, shown, 0, default);
    }

    public async Task<string> RefusedFileAsync(Import import)
    {
        await using var db = database.NewContext();
        using var file = new MemoryStream();
        await new ImportList(db, Files).WriteRefusedAsync(import, file, default);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    public async Task<string> ExportAsync()
    {
        await using var db = database.NewContext();
        using var file = new MemoryStream();
        await new ProductExport(db, Shop).WriteAsync(file, null, default);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    /// <summary>Fills the shop with all that the model has.</summary>
    public async Task FillAsync()
    {
        await using var db = database.NewContext();
        await FullCatalogue.FillAsync(db, Clock.GetUtcNow());
    }

    /// <summary>Staff change a product.</summary>
    public async Task EditAsync(string code, Action<Product> change)
    {
        await using var db = database.NewContext();
        var edit = new EditProduct(db);
        Assert.Equal(SaveResult.Saved, await edit.ChangeAsync(code, (await edit.FindAsync(code, default))!.Version, change, default));
    }

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<ShopDbContext, Task<T>> read)
    {
        await using var db = database.NewContext();
        return await read(db);
    }

    /// <summary>The stock ledger's sums are the stored figures (I2).</summary>
    public Task<List<string>> StockBreachesAsync() => ReadAsync(async db =>
    {
        var sums = await db.Set<StockMovement>().GroupBy(movement => movement.Sku)
            .Select(group => new { group.Key, Sum = group.Sum(movement => movement.OnHandChange) })
            .ToDictionaryAsync(group => group.Key, group => group.Sum);
        return (await db.Set<StockItem>().ToListAsync()).Where(item => sums.GetValueOrDefault(item.Sku) != item.OnHand)
            .Select(item => item.Sku).ToList();
    });

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private ImportFiles Files => new(_folder);
}
