using Microsoft.EntityFrameworkCore;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Products;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports;

/// <summary>
/// The end of applying: shows products beside others, now that all of the file are there. The import's cursor goes on behind its
/// last product, so that one that is interrupted knows how far it was.
/// </summary>
internal sealed class RelateProducts(ShopDbContext db, ImportLease lease)
{
    // As it stands in the items' changes; inside of a text the quotes would be written otherwise.
    private const string Mark = $"\"Field\":\"{SheetField.Related}\"";

    public async Task RunAsync(ImportRun run, CancellationToken cancellationToken)
    {
        while (await db.WriteAsync(() => BatchAsync(run, cancellationToken), cancellationToken: cancellationToken))
            CrashPoint.Reached("import-related-batch");
    }

    private async Task<bool> BatchAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var import = await lease.HeldAsync(run, cancellationToken);
        var last = import.Cursor - import.Products;
        var items = await db.Set<ImportItem>().AsTracking()
            .Where(item => item.ImportId == import.Id && item.State == ItemState.Applied && item.Number > last
                && item.ChangesJson.Contains(Mark))
            .OrderBy(item => item.Number).Take(ImportLimits.Batch).ToListAsync(cancellationToken);
        if (items.Count == 0) return false;
        var known = await StoredProducts.ReadAsync(db, items, cancellationToken);
        import.Advance(import.Products + items[^1].Number, items.Count(item => !Relate(item, RelatedText.In(item.Changes)!, known)));
        return true;
    }

    // What it was, and is to be, as far as it is still there: whoever removed a product took it out of these lists too.
    private static bool Relate(ImportItem item, FieldChange change, StoredProducts known)
    {
        var stored = known.Of(item.Code);
        var (old, wanted) = (known.AsFarAsThere(change.Old), known.AsFarAsThere(change.New));
        if (stored?.Texts.Fields[SheetField.Related] is not { } now || (now != old && now != wanted))
            return LeaveOut(item, change, "Somebody changed its related products after the comparison: they were left as they are.");
        // Undoing removes new products that nobody touched: one that somebody did must not look as if nobody had.
        var isTouched = stored.Product.Version != item.Version;
        stored.Product.Relate(known.IdsOf(wanted));
        item.With([.. item.Changes.Select(each => each == change ? each with { New = wanted } : each)], isTouched
            ? item.Version
            : stored.Product.Version);
        var missing = RelatedText.Read(change.New).Except(RelatedText.Read(wanted)).ToList();
        if (missing.Count == 0) return true;
        Tell(item, $"Not shown beside it, since there is no such product: {string.Join(", ", missing)}.");
        return false;
    }

    private static bool LeaveOut(ImportItem item, FieldChange change, string note)
    {
        item.With([.. item.Changes.Where(each => each != change)], item.Version);
        Tell(item, note);
        return false;
    }

    private static void Tell(ImportItem item, string note) => item.Say(item.Note is null ? note : $"{item.Note} {note}", item.Column);
}
