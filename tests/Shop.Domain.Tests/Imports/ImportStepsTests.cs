using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Catalogue;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>An import's steps, from the comparison to the undoing, on both databases.</summary>
public sealed class ImportStepsTests
{
    [Fact]
    public Task A_comparison_counts_what_is_new_changed_unchanged_and_refused_and_changes_nothing() =>
        ImportDesk.OnSqliteAsync(CompareAsync);

    [PostgresFact]
    public Task On_postgres_a_comparison_counts_what_is_new_changed_unchanged_and_refused_and_changes_nothing() =>
        ImportDesk.OnPostgresAsync(CompareAsync);

    [Fact]
    public Task An_export_that_is_imported_changes_nothing() => ImportDesk.OnSqliteAsync(ComeBackAsync);

    [PostgresFact]
    public Task On_postgres_an_export_that_is_imported_changes_nothing() => ImportDesk.OnPostgresAsync(ComeBackAsync);

    [Fact]
    public Task An_export_fills_an_empty_shop_with_the_same_catalogue() => ImportDesk.OnSqliteAsync(MoveAsync);

    [PostgresFact]
    public Task The_export_of_a_shop_on_sqlite_fills_an_empty_one_on_postgres_with_the_same_catalogue() =>
        ImportDesk.OnPostgresAsync(MoveAsync);

    [Fact]
    public Task What_a_file_says_otherwise_is_shown_with_old_and_new_and_changed_when_it_is_applied() =>
        ImportDesk.OnSqliteAsync(ChangeAsync);

    [PostgresFact]
    public Task On_postgres_what_a_file_says_otherwise_is_shown_with_old_and_new_and_changed_when_it_is_applied() =>
        ImportDesk.OnPostgresAsync(ChangeAsync);

    [Fact]
    public Task Undoing_an_import_leaves_the_export_that_was_there_before_it() => ImportDesk.OnSqliteAsync(UndoAsync);

    [PostgresFact]
    public Task On_postgres_undoing_an_import_leaves_the_export_that_was_there_before_it() => ImportDesk.OnPostgresAsync(UndoAsync);

    [Fact]
    public Task What_staff_changed_after_the_import_is_kept_and_told_when_it_is_undone() => ImportDesk.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task On_postgres_what_staff_changed_after_the_import_is_kept_and_told_when_it_is_undone() =>
        ImportDesk.OnPostgresAsync(KeepAsync);

    private static async Task CompareAsync(ImportDesk desk)
    {
        await desk.FillAsync();
        var before = await desk.ExportAsync();
        var import = await desk.CheckAsync("sku,name,price\nNEW-1,New,1.00\nTEA-1,Sencha,5.00\nTEA-2,Bancha,10.00\nBAD-1,Bad,-1\n");
        Assert.Equal((ImportState.Checked, 4), (import.State, import.Products));
        Assert.Equal((1, 1, 1, 1), (import.Created, import.Changed, import.Unchanged, import.Refused));
        Assert.Equal(["NEW-1"], await CodesAsync(desk, import, ItemsShown.Created));
        Assert.Equal(["tea-1"], await CodesAsync(desk, import, ItemsShown.Changed));
        var refused = Assert.Single(await desk.ItemsAsync(import, ItemsShown.Refused));
        Assert.Equal((5, "price"), (refused.Line, refused.Column));
        Assert.Equal(before, await desk.ExportAsync());
    }

    private static async Task ComeBackAsync(ImportDesk desk)
    {
        await desk.FillAsync();
        var import = await desk.CheckAsync(await desk.ExportAsync());
        Assert.Equal((ImportState.Checked, 3, 3, 0), (import.State, import.Products, import.Unchanged, import.Refused));
        Assert.Empty(import.UnusedColumns);
    }

    private static Task MoveAsync(ImportDesk desk) => ImportDesk.OnSqliteAsync(async filled =>
    {
        await filled.FillAsync();
        var exported = await filled.ExportAsync();
        var import = await desk.ImportAsync(exported);
        Assert.Equal((ImportState.Applied, 3, 0, 0), (import.State, import.Created, import.Refused, import.Kept));
        // A sale cannot begin in the past of a shop that never had it; all else is the same.
        Assert.Equal(WithoutColumn(exported, "sale_from"), WithoutColumn(await desk.ExportAsync(), "sale_from"));
        Assert.Equal(3, (await desk.CheckAsync(exported)).Unchanged);
        Assert.Empty(await desk.StockBreachesAsync());
    });

    private static async Task ChangeAsync(ImportDesk desk)
    {
        await desk.FillAsync();
        var before = await desk.ExportAsync();
        var import = await desk.CheckAsync("handle,name:en,sku,price,stock\ntea-1,Sencha Superior,TEA-1,\"12,50\",20\n");
        var item = Assert.Single(await desk.ItemsAsync(import, ItemsShown.Changed));
        Assert.Equal(
            [new(null, "name:en", "Sencha", "Sencha Superior"), new("TEA-1", "price", "10.00", "12.50"), new("TEA-1", "stock", "12", "20")],
            item.Changes.OrderBy(change => change.Field, StringComparer.Ordinal));
        Assert.Equal(before, await desk.ExportAsync());
        Assert.Equal(ImportState.Applied, (await desk.ApplyAsync(import)).State);
        Assert.Equal(20,
            await desk.ReadAsync(db => db.Set<StockItem>().Where(stock => stock.Sku == "TEA-1").Select(stock => stock.OnHand)
            .SingleAsync()));
        Assert.Equal(1250, await PriceAsync(desk, "TEA-1"));
        Assert.Equal([1000, 1250],
            await desk.ReadAsync(db => db.Set<PriceChange>().Where(change => change.Sku == "TEA-1").OrderBy(change => change.At)
            .Select(change => change.PriceMinor).ToListAsync()));
        Assert.Empty(await desk.StockBreachesAsync());
    }

    private static async Task UndoAsync(ImportDesk desk)
    {
        await desk.FillAsync();
        var before = await desk.ExportAsync();
        var import = await desk.ImportAsync(
            "handle,name:en,name:es,brand,category,tags,option1,attributes,measurements,"
            + "sku,option1_value,price,sale_price,stock,label:en,withdrawn,state\n"
            + "tea-1,Other,Otro,New maker,New shelf,fresh,Size,taste=sweet,strength=4,TEA-1,Large,9.00,7.00,3,,,draft\n"
            + "tea-1,,,,,,,,,TEA-1-S,Small,8.00,,4,,,\n"
            + "cup,Mug,,,,,,origin=china,height=12 inches; width=9 mm,CUP-W,,11,,50,,,published\n"
            + "brand-new,Brand new,,Kiln & Co,Ware,,,,height=1 cm,NEW-1,,5,,9,,,\n");
        Assert.Equal((ImportState.Applied, 1, 2, 0), (import.State, import.Created, import.Changed, import.Refused));
        Assert.NotEqual(before, await desk.ExportAsync());
        Assert.Equal(0, (await desk.CheckAsync(await desk.ExportAsync())).Changed);
        var undone = await desk.UndoAsync(import);
        Assert.Equal((ImportState.Undone, 0), (undone.State, undone.Kept));
        Assert.Equal(before, await desk.ExportAsync());
        Assert.Empty(await desk.StockBreachesAsync());
        Assert.Equal((1, 1, 5), await desk.ReadAsync(async db =>
            (await db.Set<Category>().CountAsync(), await db.Set<Brand>().CountAsync(), await db.Set<Facet>().CountAsync())));
        Assert.Equal(["celsius", "cm", "mm"], await UnitsAsync(desk));
    }

    private static async Task KeepAsync(ImportDesk desk)
    {
        await desk.FillAsync();
        var import = await desk.ImportAsync("sku,name,price\nTEA-1,Other,5.00\nNEW-1,New,1.00\nNEW-2,Newer,1.00\n");
        await desk.EditAsync("tea-1", tea => tea.Reprice("TEA-1", Money.Eur(777), desk.Clock.GetUtcNow()));
        await desk.EditAsync("NEW-1", made => made.Tag("liked"));
        var undone = await desk.UndoAsync(import);
        Assert.Equal((ImportState.Undone, 2), (undone.State, undone.Kept));
        Assert.Equal(777, await PriceAsync(desk, "TEA-1"));
        Assert.Equal("Sencha",
            await desk.ReadAsync(db => db.Set<ProductTranslation>().Where(text => text.ProductId == Sample.Id(1)).Select(text => text.Name)
            .SingleAsync()));
        Assert.Equal([("NEW-1", false)],
            (await desk.ReadAsync(db => db.Set<Product>().Where(product => product.Code.StartsWith("NEW")).ToListAsync()))
            .ConvertAll(product => (product.Code, product.IsPublished)));
    }

    private static async Task<IEnumerable<string>> CodesAsync(ImportDesk desk, Import import, ItemsShown shown) =>
        (await desk.ItemsAsync(import, shown)).Select(item => item.Code);

    private static Task<List<string>> UnitsAsync(ImportDesk desk) => desk.ReadAsync(db => (
        from unit in db.Set<FacetValue>()
        join facet in db.Set<Facet>().IgnoreAutoIncludes() on unit.FacetCode equals facet.Code
        where facet.Kind == FacetKind.Measurement
        orderby unit.Code
        select unit.Code).ToListAsync());

    private static Task<long> PriceAsync(ImportDesk desk, string sku) =>
        desk.ReadAsync(db => db.Set<Variant>().Where(variant => variant.Sku == sku).Select(variant => variant.PriceMinor).SingleAsync());

    private static string WithoutColumn(string csv, string column)
    {
        using var lines = new Domain.Imports.Files.CsvLines(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)));
        var rows = new List<string[]>();
        while (lines.Next() is { } line) rows.Add(line.Cells);
        var at = Array.IndexOf(rows[0], column);
        return string.Join('\n', rows.Select(row => string.Join('|', row.Where((_, index) => index != at))));
    }
}
