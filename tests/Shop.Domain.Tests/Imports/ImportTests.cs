using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Sql;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Imports;

/// <summary>What staff, shoppers and searches meet around an import; its steps themselves are in <see cref="ImportStepsTests"/>.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly ImportDesk _desk;

    public ImportTests() => _desk = new ImportDesk(_database);

    [Fact]
    public async Task The_price_that_a_shopper_was_asked_stays_in_the_history_when_an_import_is_undone()
    {
        await FillAsync();
        var import = await _desk.ImportAsync("sku,price\nTEA-1,5.00\n");
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await _desk.UndoAsync(import);
        Assert.Equal([1000, 500, 1000],
            await _desk.ReadAsync(db => db.Set<PriceChange>().Where(change => change.Sku == "TEA-1").OrderBy(change => change.At)
            .Select(change => change.PriceMinor).ToListAsync()));
    }

    [Fact]
    public async Task A_download_is_counted_only_when_the_file_says_how_many_there_are_or_that_it_is()
    {
        await FillAsync();
        await _desk.ImportAsync(
            "sku,name,price,fulfilment,stock,stock_counted\nPDF-1,One,1.00,download,,\nPDF-2,Two,1.00,download,5,\nPDF-3,Three,1.00,access,,yes\nPDF-4,Four,1.00,access,5,no\n");
        Assert.Equal([("PDF-1", false), ("PDF-2", true), ("PDF-3", true), ("PDF-4", false)], await CountedAsync());
    }

    [Fact]
    public async Task Counting_is_switched_by_a_file_undone_with_it_and_refused_for_what_is_shipped()
    {
        await FillAsync();
        await _desk.ImportAsync("sku,name,price,fulfilment\nPDF-1,One,1.00,download\n");
        var import = await _desk.ImportAsync("sku,fulfilment\nPDF-1,shipped\n");
        Assert.Equal([("PDF-1", true)], await CountedAsync());
        await _desk.UndoAsync(import);
        Assert.Equal([("PDF-1", false)], await CountedAsync());
        Assert.Equal(1, (await _desk.ImportAsync("sku,stock_counted\nTEA-1,no\n")).Refused);
        Assert.True(await _desk.ReadAsync(db => db.Set<Variant>().Where(variant => variant.Sku == "TEA-1")
            .Select(variant => variant.IsStockCounted).SingleAsync()));
    }

    [Fact]
    public async Task Who_waits_for_a_download_is_told_when_a_file_says_that_it_is_no_longer_counted()
    {
        await FillAsync();
        await _desk.ImportAsync("sku,name,price,fulfilment,stock_counted\nPDF-1,One,1.00,download,yes\n");
        await using (var db = _database.NewContext()) await new SubscribeToAlert(db, _desk.Clock)
            .ExecuteAsync("PDF-1", "ana@example.com", "en", default);
        await _desk.ImportAsync("sku,stock_counted\nPDF-1,no\n");
        Assert.Equal(1, await _desk.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(row => row.Type == nameof(BackInStock))));
    }

    [Fact]
    public async Task What_staff_changed_after_the_comparison_is_not_overwritten()
    {
        await FillAsync();
        var import = await _desk.CheckAsync("sku,price\nTEA-1,5.00\nTEA-2,6.00\n");
        await _desk.EditAsync("tea-1", tea => tea.Reprice("TEA-1", Money.Eur(777), _desk.Clock.GetUtcNow()));
        var applied = await _desk.ApplyAsync(import);
        Assert.Equal((ImportState.Applied, 1), (applied.State, applied.Kept));
        Assert.Equal([777, 600], await PricesAsync("TEA-1", "TEA-2"));
        Assert.Contains("price", (await _desk.ItemsAsync(import, ItemsShown.Noted)).Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_made_product_that_was_ordered_is_hidden_and_not_removed()
    {
        await FillAsync();
        var import = await _desk.ImportAsync("sku,name,price,stock\nNEW-1,New,1.00,5\n");
        await using (var db = _database.NewContext())
            await db.WriteAsync(() => new AllocateStock(db, _desk.Clock)
                .ExecuteAsync(OrderId.New(_desk.Clock.GetUtcNow()), [new StockRequest("NEW-1", 2)], default));
        Assert.Equal(1, (await _desk.UndoAsync(import)).Kept);
        Assert.False(
            await _desk.ReadAsync(db => db.Set<Product>().Where(product => product.Code == "NEW-1").Select(product => product.IsPublished)
            .SingleAsync()));
    }

    [Fact]
    public async Task Goods_sold_between_comparison_and_import_stay_sold()
    {
        await FillAsync();
        var import = await _desk.CheckAsync("sku,stock\nTEA-1,20\n");
        await using (var db = _database.NewContext())
            await new ChangeStock(db, new PublishBackInStock(db, _desk.Clock), _desk.Clock).ExecuteAsync("TEA-1", -2, "adjusted", default);
        Assert.Equal(0, (await _desk.ApplyAsync(import)).Kept);
        Assert.Equal(18,
            await _desk.ReadAsync(db => db.Set<StockItem>().Where(item => item.Sku == "TEA-1").Select(item => item.OnHand).SingleAsync()));
    }

    public void Dispose()
    {
        _desk.Dispose();
        _database.Dispose();
    }

    private async Task FillAsync()
    {
        await using var db = _database.NewContext();
        await FullCatalogue.FillAsync(db, _desk.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_language_that_is_taken_away_and_a_product_that_is_undone_are_no_longer_found_by_their_words()
    {
        await FillAsync();
        await _desk.ImportAsync("handle,name:es,sku\ntea-1,Sencha verde,TEA-1\n");
        Assert.Single(await FindAsync("verde"));
        await _desk.ImportAsync("handle,name:es,sku\ntea-1,,TEA-1\n");
        Assert.Empty(await FindAsync("verde"));
        Assert.Equal(0,
            await _desk.ReadAsync(db => db.Set<SearchEntry>().CountAsync(entry => entry.Culture == "es" && entry.NameText != "")));
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
        Assert.Equal([8, 12, 0],
            await _desk.ReadAsync(each => each.Set<StockItem>().Where(item => item.Sku == "CUP-W" || item.Sku.StartsWith("TEA"))
            .OrderBy(item => item.Sku).Select(item => item.OnHand).ToListAsync()));
        Assert.Equal(1, await _desk.ReadAsync(each => each.Set<StockMovement>().CountAsync(movement => movement.Reason == "counted")));
    }

    // Asked of the index itself: lists would leave out what it should not have.
    private Task<List<TextHit>> FindAsync(string spanish) => _desk.ReadAsync(db =>
        new TextSearch(db).FindAsync(new TextQuery("es", [[new TextTerm(Language.WordsOf("es").Indexed(spanish))]]), 10, 1, default));

    private Task<List<long>> PricesAsync(params string[] skus) => _desk.ReadAsync(db =>
        db.Set<Variant>().Where(variant => skus.Contains(variant.Sku)).OrderBy(variant => variant.Sku).Select(variant => variant.PriceMinor)
            .ToListAsync());

    private async Task<IEnumerable<(string, bool)>> CountedAsync() =>
        (await _desk.ReadAsync(db => db.Set<Variant>().AsNoTracking().IgnoreAutoIncludes()
        .Where(variant => variant.Sku.StartsWith("PDF")).OrderBy(variant => variant.Sku).ToListAsync()))
            .Select(variant => (variant.Sku, variant.IsStockCounted));
}
