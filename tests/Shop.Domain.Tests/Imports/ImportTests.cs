using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Imports;

public sealed class ImportTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public ImportTests() => _desk = new ImportDesk(_database.NewContext);

    [Fact]
    public async Task An_export_that_is_imported_changes_nothing()
    {
        await FillAsync();
        var exported = await _desk.ExportAsync();
        var import = await _desk.CheckAsync(exported);
        Assert.Equal((ImportState.Checked, 3, 3, 0), (import.State, import.Products, import.Unchanged, import.Refused));
        Assert.Empty(import.UnusedColumns);
    }

    [Fact]
    public async Task An_export_fills_an_empty_shop_with_the_same_catalogue()
    {
        await FillAsync();
        var exported = await _desk.ExportAsync();
        using var other = new SqliteDatabase();
        using var desk = new ImportDesk(other.NewContext);
        var import = await desk.ImportAsync(exported);
        Assert.Equal((ImportState.Applied, 3, 0, 0), (import.State, import.Created, import.Refused, import.Kept));
        // A sale cannot begin in the past of a shop that never had it; all else is the same.
        Assert.Equal(WithoutColumn(exported, "sale_from"), WithoutColumn(await desk.ExportAsync(), "sale_from"));
        var again = await desk.CheckAsync(exported);
        Assert.Equal(3, again.Unchanged);
        Assert.Empty(await desk.StockBreachesAsync());
    }

    [Fact]
    public async Task What_a_file_says_otherwise_is_shown_with_old_and_new_and_changed_when_it_is_applied()
    {
        await FillAsync();
        var before = await _desk.ExportAsync();
        var import = await _desk.CheckAsync("handle,name:en,sku,price,stock\ntea-1,Sencha Superior,TEA-1,\"12,50\",20\n");
        var item = Assert.Single(await _desk.ItemsAsync(import, ItemsShown.Changed));
        Assert.Equal(
            [new(null, "name:en", "Sencha", "Sencha Superior"), new("TEA-1", "price", "10.00", "12.50"), new("TEA-1", "stock", "12", "20")],
            item.Changes.OrderBy(change => change.Field, StringComparer.Ordinal));
        Assert.Equal(before, await _desk.ExportAsync());
        Assert.Equal(ImportState.Applied, (await _desk.ApplyAsync(import)).State);
        Assert.Equal((20, 1250L), await _desk.ReadAsync(async db => (await db.Set<StockItem>().Where(stock => stock.Sku == "TEA-1").Select(stock => stock.OnHand).SingleAsync(), await db.Set<Variant>().Where(variant => variant.Sku == "TEA-1").Select(variant => variant.PriceMinor).SingleAsync())));
        Assert.Equal([1000, 1250], await _desk.ReadAsync(db => db.Set<PriceChange>().Where(change => change.Sku == "TEA-1").OrderBy(change => change.At).Select(change => change.PriceMinor).ToListAsync()));
        Assert.Empty(await _desk.StockBreachesAsync());
    }

    [Fact]
    public async Task Undoing_an_import_leaves_the_export_that_was_there_before_it()
    {
        await FillAsync();
        var before = await _desk.ExportAsync();
        var import = await _desk.ImportAsync(
            "handle,name:en,name:es,brand,category,tags,option1,attributes,sku,option1_value,price,sale_price,stock,label:en,withdrawn,state\n"
            + "tea-1,Other,Otro,New maker,New shelf,fresh,Size,taste=sweet,TEA-1,Large,9.00,7.00,3,,,draft\n"
            + "tea-1,,,,,,,,TEA-1-S,Small,8.00,,4,,,\n"
            + "cup,Mug,,,,,,origin=china,CUP-W,,11,,50,,,published\n"
            + "brand-new,Brand new,,Kiln & Co,Ware,,,,NEW-1,,5,,9,,,\n");
        Assert.Equal((ImportState.Applied, 1, 2, 0), (import.State, import.Created, import.Changed, import.Refused));
        Assert.NotEqual(before, await _desk.ExportAsync());
        Assert.Equal(0, (await _desk.CheckAsync(await _desk.ExportAsync())).Changed);
        var undone = await _desk.UndoAsync(import);
        Assert.Equal((ImportState.Undone, 0), (undone.State, undone.Kept));
        Assert.Equal(before, await _desk.ExportAsync());
        Assert.Empty(await _desk.StockBreachesAsync());
        Assert.Equal((1, 1, 2), await _desk.ReadAsync(async db => (await db.Set<Category>().CountAsync(), await db.Set<Brand>().CountAsync(), await db.Set<Facet>().CountAsync())));
    }

    [Fact]
    public async Task The_price_that_a_shopper_was_asked_stays_in_the_history_when_an_import_is_undone()
    {
        await FillAsync();
        var import = await _desk.ImportAsync("sku,price\nTEA-1,5.00\n");
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await _desk.UndoAsync(import);
        Assert.Equal([1000, 500, 1000], await _desk.ReadAsync(db => db.Set<PriceChange>().Where(change => change.Sku == "TEA-1").OrderBy(change => change.At).Select(change => change.PriceMinor).ToListAsync()));
    }

    [Fact]
    public async Task What_staff_changed_after_the_comparison_is_not_overwritten()
    {
        await FillAsync();
        var import = await _desk.CheckAsync("sku,price\nTEA-1,5.00\nTEA-2,6.00\n");
        await EditAsync("tea-1", tea => tea.Reprice("TEA-1", Money.Eur(777), _desk.Clock.GetUtcNow()));
        var applied = await _desk.ApplyAsync(import);
        Assert.Equal((ImportState.Applied, 1), (applied.State, applied.Kept));
        Assert.Equal([777, 600], await PricesAsync("TEA-1", "TEA-2"));
        Assert.Contains("price", (await _desk.ItemsAsync(import, ItemsShown.Noted)).Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_staff_changed_after_the_import_is_kept_and_told_when_it_is_undone()
    {
        await FillAsync();
        var import = await _desk.ImportAsync("sku,name,price\nTEA-1,Other,5.00\nNEW-1,New,1.00\nNEW-2,Newer,1.00\n");
        await EditAsync("tea-1", tea => tea.Reprice("TEA-1", Money.Eur(777), _desk.Clock.GetUtcNow()));
        await EditAsync("NEW-1", made => made.Tag("liked"));
        var undone = await _desk.UndoAsync(import);
        Assert.Equal((ImportState.Undone, 2), (undone.State, undone.Kept));
        Assert.Equal([777], await PricesAsync("TEA-1"));
        Assert.Equal("Sencha", await _desk.ReadAsync(db => db.Set<ProductTranslation>().Where(text => text.ProductId == Catalogue.Shelf.Id(1)).Select(text => text.Name).SingleAsync()));
        Assert.Equal([("NEW-1", false)], (await _desk.ReadAsync(db => db.Set<Product>().Where(product => product.Code.StartsWith("NEW")).ToListAsync())).ConvertAll(product => (product.Code, product.IsPublished)));
    }

    [Fact]
    public async Task A_made_product_that_was_ordered_is_hidden_and_not_removed()
    {
        await FillAsync();
        var import = await _desk.ImportAsync("sku,name,price,stock\nNEW-1,New,1.00,5\n");
        await using (var db = _database.NewContext())
            await db.WriteAsync(() => new AllocateStock(db, _desk.Clock).ExecuteAsync(OrderId.New(_desk.Clock.GetUtcNow()), [new StockRequest("NEW-1", 2)], default));
        Assert.Equal(1, (await _desk.UndoAsync(import)).Kept);
        Assert.False(await _desk.ReadAsync(db => db.Set<Product>().Where(product => product.Code == "NEW-1").Select(product => product.IsPublished).SingleAsync()));
    }

    [Fact]
    public async Task Goods_sold_between_comparison_and_import_stay_sold()
    {
        await FillAsync();
        var import = await _desk.CheckAsync("sku,stock\nTEA-1,20\n");
        await using (var db = _database.NewContext())
            await new ChangeStock(db, new TellOfStock(db, _desk.Clock), _desk.Clock).ExecuteAsync("TEA-1", -2, "adjusted", default);
        Assert.Equal(0, (await _desk.ApplyAsync(import)).Kept);
        Assert.Equal(18, await _desk.ReadAsync(db => db.Set<StockItem>().Where(item => item.Sku == "TEA-1").Select(item => item.OnHand).SingleAsync()));
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    private async Task FillAsync()
    {
        await using var db = _database.NewContext();
        await FullShelf.FillAsync(db, _desk.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_language_that_is_taken_away_and_a_product_that_is_undone_are_no_longer_found_by_their_words()
    {
        await FillAsync();
        await _desk.ImportAsync("handle,name:es,sku\ntea-1,Sencha verde,TEA-1\n");
        Assert.Single(await FindAsync("verde"));
        await _desk.ImportAsync("handle,name:es,sku\ntea-1,,TEA-1\n");
        Assert.Empty(await FindAsync("verde"));
        Assert.Equal(0, await _desk.ReadAsync(db => db.Set<SearchEntry>().CountAsync(entry => entry.Culture == "es" && entry.NameText != "")));
        var import = await _desk.ImportAsync("handle,name:es,sku,price\nnew-1,Cuenco azul,NEW-1,5\n");
        Assert.Single(await FindAsync("cuenco"));
        await _desk.UndoAsync(import);
        Assert.Empty(await FindAsync("cuenco"));
    }

    [Fact]
    public async Task Differences_of_one_sku_count_together_and_those_that_would_break_a_promise_are_told()
    {
        await FillAsync();
        await using var db = _database.NewContext();
        var stocks = new CountManyStocks(db, _desk.Clock);
        var refused = await db.WriteAsync(() => stocks.ExecuteAsync(
            [new("TEA-1", 3), new("TEA-1", -3), new("CUP-W", 4), new("CUP-W", -1), new("TEA-2", -1)], "counted", default));
        Assert.Equal(["TEA-2"], refused);
        Assert.Equal([8, 12, 0], await _desk.ReadAsync(each => each.Set<StockItem>().Where(item => item.Sku == "CUP-W" || item.Sku.StartsWith("TEA")).OrderBy(item => item.Sku).Select(item => item.OnHand).ToListAsync()));
        Assert.Equal(1, await _desk.ReadAsync(each => each.Set<StockMovement>().CountAsync(movement => movement.Reason == "counted")));
    }

    // Asked of the index itself: lists would leave out what it should not have.
    private Task<List<TextHit>> FindAsync(string spanish) => _desk.ReadAsync(db =>
        new TextSearch(db).FindAsync(new TextQuery("es", [[new TextTerm(WordForms.Indexed("es", spanish))]]), 10, 1, default));

    private async Task EditAsync(string code, Action<Product> change)
    {
        await using var db = _database.NewContext();
        var edit = new EditProduct(db);
        Assert.Equal(SaveResult.Saved, await edit.ChangeAsync(code, (await edit.FindAsync(code, default))!.Version, change, default));
    }

    private Task<List<long>> PricesAsync(params string[] skus) => _desk.ReadAsync(db =>
        db.Set<Variant>().Where(variant => skus.Contains(variant.Sku)).OrderBy(variant => variant.Sku).Select(variant => variant.PriceMinor).ToListAsync());

    private static string WithoutColumn(string csv, string column)
    {
        using var lines = new Domain.Imports.Files.CsvLines(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)));
        var rows = new List<string[]>();
        while (lines.Next() is { } line) rows.Add(line.Cells);
        var at = Array.IndexOf(rows[0], column);
        return string.Join('\n', rows.Select(row => string.Join('|', row.Where((_, index) => index != at))));
    }
}
