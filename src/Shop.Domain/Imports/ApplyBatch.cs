using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Imports.Products;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>Applies one batch inside a write transaction, which may be tried again from the start.</summary>
internal sealed class ApplyBatch(ShopDbContext db, ImportLease lease, BulkInsert rows, CountManyStocks stocks, ShopInFiles shop)
{
    private readonly Dictionary<int, string> _leftOut = [];
    private Taxonomy? _taxonomy;
    private Taxonomy? _kept;

    /// <summary>Does this product no more in this run.</summary>
    public void LeaveOut(int number, string reason) => _leftOut[number] = reason;

    /// <summary>The transaction has committed: what was read of categories, brands and facets still holds.</summary>
    public void Stored()
    {
        _taxonomy?.Taken();
        _kept = _taxonomy;
        _leftOut.Clear();
    }

    public async Task<bool> RunAsync(ImportRun run, IReadOnlyList<SheetProduct> sheets, CancellationToken cancellationToken)
    {
        rows.Clear();
        // After a failure what was made in memory is not in the database: it is read anew.
        (_taxonomy, _kept) = (_kept ?? await Taxonomy.ReadAsync(db, shop, cancellationToken), null);
        var import = await lease.HeldAsync(run, cancellationToken);
        var (first, last) = (sheets[0].Number, sheets[^1].Number);
        var items = await db.Set<ImportItem>().AsNoTracking()
            .Where(item => item.ImportId == import.Id && item.Number >= first && item.Number <= last
                && item.Outcome != ImportOutcome.Refused && item.Outcome != ImportOutcome.Unchanged && item.State == ItemState.Planned)
            .ToDictionaryAsync(item => item.Number, cancellationToken);
        var planned = sheets.Where(sheet => items.ContainsKey(sheet.Number)).ToList();
        var work = new BatchWork(import, rows, lease.Clock);
        if (planned.Count > 0) await CarryAsync(work, planned, items, cancellationToken);
        import.Advance(last, work.Kept.Count);
        return true;
    }

    private async Task CarryAsync(BatchWork work, List<SheetProduct> planned, Dictionary<int, ImportItem> items,
        CancellationToken cancellationToken)
    {
        var known = await StoredProducts.ReadAsync(db, planned, tracked: true, cancellationToken);
        await known.ReadGalleriesAsync(db, planned, shop.PublicUrl, cancellationToken);
        var slugs = await StoredProducts.SlugsAsync(db, planned, new TakenSlugs(), cancellationToken);
        work.Begin(known, new ProductPlanner(work.Import, _taxonomy!, slugs, shop, lease.Clock));
        foreach (var sheet in planned) work.Carry(sheet, items[sheet.Number], _leftOut.GetValueOrDefault(sheet.Number));
        await StoreNamesAsync(work.Import.Id, cancellationToken);
        await MoveStockAsync(work, cancellationToken);
        await rows.WriteAsync(cancellationToken);
        await MarkAsync(work, cancellationToken);
        foreach (var id in work.NewIds) db.Touch(CatalogueTags.Product(id));
        if (work.NewIds.Count > 0) db.Touch(CatalogueTags.Listings);
    }

    // Names first: the products' rows point to them.
    private async Task StoreNamesAsync(Guid importId, CancellationToken cancellationToken)
    {
        if (_taxonomy!.New.Count == 0) return;
        foreach (var made in _taxonomy.Made) db.Add(ImportName.For(importId, made));
        foreach (var made in _taxonomy.New)
        {
            if (made is not Facet facet || _taxonomy.Made.Contains(new MadeName("facet", facet.Code))) db.Add(made);
            else await AddValuesAsync(facet,
                [.. _taxonomy.Made.Where(name => name.Kind == "value" && name.Of == facet.Code).Select(name => name.Code)],
                cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var made in _taxonomy.New) db.Entry(made).State = EntityState.Detached;
    }

    private async Task AddValuesAsync(Facet facet, HashSet<string> codes, CancellationToken cancellationToken)
    {
        var stored = await db.Set<Facet>().AsTracking().AsSplitQuery().SingleAsync(each => each.Code == facet.Code, cancellationToken);
        foreach (var value in facet.Values.Where(value => codes.Contains(value.Code)))
            stored.AddValue(value.Code, value.Translations.ToDictionary(text => text.Culture, text => text.Label));
    }

    private async Task MoveStockAsync(BatchWork work, CancellationToken cancellationToken)
    {
        foreach (var sku in await stocks.ExecuteAsync(work.StockDifferences, ImportReasons.Of(work.Import), cancellationToken))
            work.KeepStock(sku, $"The stock of {sku} was left as it is: fewer would be there than orders are promised.");
        var uncounted = work.Changed.SelectMany(item => item.Changes)
            .Where(change => change is { Field: SheetField.StockCounted, New: "no" });
        await stocks.TellUncountedAsync([.. uncounted.Select(change => change.Sku!).Distinct()], cancellationToken);
    }

    private async Task MarkAsync(BatchWork work, CancellationToken cancellationToken)
    {
        var made = work.Made;
        await db.Set<ImportItem>().Where(item => item.ImportId == work.Import.Id && made.Contains(item.Number))
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.State, ItemState.Applied), cancellationToken);
        db.UpdateRange(work.Kept.Concat(work.Changed));
        // Now, that the products' rows are there.
        db.AddRange(work.Pictures.Where(picture => picture.IsNew).Select(picture => picture.Row));
        db.UpdateRange(work.Pictures.Where(picture => !picture.IsNew).Select(picture => picture.Row));
    }
}

/// <summary>What an import writes into the stock's ledger.</summary>
internal static class ImportReasons
{
    private const int Max = 150;

    public static string Of(Import import) => $"import {Short(import)}: {PlainText.AtMost(import.FileName, Max)}";

    public static string Undo(Import import) => $"import {Short(import)} undone";

    private static string Short(Import import) => import.Id.ToString("N")[^8..];
}
