using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.Products;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports;

/// <summary>
/// Takes an import back, from its last product to its first, some at a time as it was applied. What somebody changed since stays as
/// it is, and the item says so.
/// </summary>
public sealed class UndoImport(ShopDbContext db, ImportLease lease, ShopInFiles shop, CountManyStocks stocks, TimeProvider clock)
{
    public async Task RunAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var leftOut = new Dictionary<int, string>();
        while (await BatchAsync(run, leftOut, cancellationToken)) CrashPoint.Reached("import-undone-batch");
        await lease.FinishAsync(run, () => new UndoNames(db, run.ImportId).RunAsync(cancellationToken), cancellationToken);
    }

    private async Task<bool> BatchAsync(ImportRun run, Dictionary<int, string> leftOut, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await db.WriteAsync(() => UndoAsync(run, leftOut, cancellationToken), cancellationToken: cancellationToken);
            }
            catch (RefusedInBatchException refused)
            {
                leftOut[refused.Number] = refused.Message;
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> UndoAsync(ImportRun run, Dictionary<int, string> leftOut, CancellationToken cancellationToken)
    {
        var import = await lease.HeldAsync(run, cancellationToken);
        var items = await db.Set<ImportItem>().AsTracking()
            .Where(item => item.ImportId == import.Id && item.Number < import.Cursor && item.State == ItemState.Applied)
            .OrderByDescending(item => item.Number).Take(ImportLimits.Batch).ToListAsync(cancellationToken);
        if (items.Count == 0) return false;
        var made = items.Where(item => item.Outcome == ImportOutcome.Created).ToList();
        await RemoveAsync(import, made, cancellationToken);
        await RestoreAsync(import, [.. items.Except(made)], leftOut, cancellationToken);
        import.Advance(items[^1].Number, items.Count(item => item.State == ItemState.UndoneInPart));
        return true;
    }

    // A product that nobody touched, ordered or counted since goes with all that it has; any other one is hidden.
    private async Task RemoveAsync(Import import, List<ImportItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0) return;
        var ids = items.ConvertAll(item => ImportItem.ProductIdOf(import.Id, item.Number));
        await db.LockAsync(ids, cancellationToken);
        var products = await db.Set<Product>().AsTracking().AsSplitQuery().Where(product => ids.Contains(product.Id))
            .ToDictionaryAsync(product => product.Id, cancellationToken);
        var used = await UsedAsync(import, [.. products.Values.SelectMany(product => product.Variants).Select(variant => variant.Sku)],
            cancellationToken);
        var pictures = new UndoPictures(db, import.Id, clock.GetUtcNow());
        var pictured = await pictures.OthersAsync(ids, cancellationToken);
        foreach (var item in items)
        {
            if (!products.TryGetValue(ImportItem.ProductIdOf(import.Id, item.Number), out var product)) item.Become(ItemState.Undone);
            else if (product.Variants.Any(variant => used.Contains(variant.Sku)))
                Hide(product, item, "It was ordered or its stock was changed since");
            else if (product.Version != item.Version || pictured.Contains(product.Id)) Hide(product, item, "Somebody changed it since");
            else item.Become(ItemState.Undone);
        }

        await DeleteAsync(
            [.. items.Where(item => item.State == ItemState.Undone)
            .Select(item => products.GetValueOrDefault(ImportItem.ProductIdOf(import.Id, item.Number))).OfType<Product>()],
            cancellationToken);
        await pictures.StopAsync(ids, cancellationToken);
    }

    private static void Hide(Product product, ImportItem item, string why)
    {
        product.Publish(false);
        item.Say($"{why}: it is hidden, not removed.").Become(ItemState.UndoneInPart);
    }

    private async Task DeleteAsync(List<Product> products, CancellationToken cancellationToken)
    {
        if (products.Count == 0) return;
        await db.ForgetStockAsync([.. products.SelectMany(product => product.Variants).Select(variant => variant.Sku)], cancellationToken);
        var ids = products.ConvertAll(product => product.Id);
        var pictures = await db.Set<ProductPicture>().Where(place => ids.Contains(place.ProductId)).Select(place => place.PictureHash)
            .ToListAsync(cancellationToken);
        foreach (var product in products) db.DetachWhole(product);
        await db.Set<Product>().Where(product => ids.Contains(product.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.ForgetUnusedAsync(pictures, clock.GetUtcNow(), cancellationToken);
        foreach (var id in ids) db.Touch(CatalogueTags.Product(id));
        db.Touch(CatalogueTags.Listings);
    }

    private async Task<HashSet<string>> UsedAsync(Import import, List<string> skus, CancellationToken cancellationToken)
    {
        var own = ImportReasons.Of(import);
        return (await db.Set<StockMovement>().Where(movement => skus.Contains(movement.Sku) && movement.Reason != own)
            .Select(movement => movement.Sku).Distinct().ToListAsync(cancellationToken)).ToHashSet();
    }

    private async Task RestoreAsync(Import import, List<ImportItem> items, Dictionary<int, string> leftOut,
        CancellationToken cancellationToken)
    {
        if (items.Count == 0) return;
        var known = await StoredProducts.ReadAsync(db, items, cancellationToken);
        var added = items.SelectMany(item => item.Changes).Where(change => change.Field == Sheets.SheetField.Sku)
            .Select(change => change.Sku!).ToList();
        var used = await UsedAsync(import, added, cancellationToken);
        var described = await new UndoPictures(db, import.Id, clock.GetUtcNow()).TakeOutAsync(known.Ids, cancellationToken);
        var work = new UndoWork(known, await Taxonomy.ReadAsync(db, shop, cancellationToken), used, described, clock.GetUtcNow());
        foreach (var item in items) work.Undo(item, leftOut.GetValueOrDefault(item.Number));
        await db.SaveChangesAsync(cancellationToken);
        await db.ForgetStockAsync(work.RemovedSkus, cancellationToken);
        var refused = await stocks.ExecuteAsync(work.StockDifferences, ImportReasons.Undo(import), cancellationToken);
        foreach (var (item, sku) in work.Moves.Where(move => refused.Contains(move.Sku)))
            item.Say($"The stock of {sku} was left as it is: fewer would be there than orders are promised.")
                .Become(ItemState.UndoneInPart);
    }
}
