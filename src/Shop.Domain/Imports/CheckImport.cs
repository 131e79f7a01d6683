using Microsoft.EntityFrameworkCore;
using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Products;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>What files say of the shop itself.</summary>
/// <param name="Cultures">The languages that they may have columns for.</param>
/// <param name="PublicUrl">Where its pictures are found, without a closing slash.</param>
public sealed record ShopInFiles(IReadOnlyList<string> Cultures, string PublicUrl, Currency Currency);

/// <summary>Compares a file with the catalogue and stores what applying it would do. One that was interrupted begins anew.</summary>
public sealed class CheckImport(ShopDbContext db, ImportFiles files, ImportLease lease, ShopInFiles shop, TimeProvider clock)
{
    private const int MaxUnused = 500;

    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public async Task RunAsync(ImportRun run, Import import, CancellationToken cancellationToken)
    {
        using var reader = new SheetReader(files.Open(import.Id), import.Terms, shop);
        await BeginAsync(run, reader.Header, cancellationToken);
        await using var rows = await BulkInsert.OpenAsync(db, cancellationToken, roomy: false);
        var taxonomy = await Taxonomy.ReadAsync(db, shop, cancellationToken);
        var (slugs, seen) = (new TakenSlugs(), new SeenKeys());
        var related = new RelatedCodes(db, () => new SheetReader(files.Open(import.Id), import.Terms, shop));
        for (var number = 0; ;)
        {
            var sheets = reader.Next(ImportLimits.Batch);
            if (sheets.Count == 0) break;
            var known = await StoredProducts.ReadAsync(db, sheets, tracked: false, cancellationToken);
            await known.ReadGalleriesAsync(db, sheets, shop.PublicUrl, cancellationToken);
            await StoredProducts.SlugsAsync(db, sheets, slugs, cancellationToken);
            var planner = new ProductPlanner(import, taxonomy, slugs, shop, clock);
            await related.ReadAsync(sheets, cancellationToken);
            var found = new List<(ProductPlan Plan, int Version)>();
            foreach (var sheet in sheets)
                found.Add(await TriedAsync(planner, seen.Check(sheet) ?? related.Check(sheet)
                    ?? planner.Compare(sheet, known), known, cancellationToken));
            number = sheets[^1].Number;
            await StoreAsync(run, rows, found, number, reader.BytesRead, cancellationToken);
            CrashPoint.Reached("import-checked-batch");
        }

        await lease.FinishAsync(run, null, cancellationToken);
    }

    // What the product itself would refuse is found by trying, on a copy that is thrown away.
    private async Task<(ProductPlan Plan, int Version)> TriedAsync(ProductPlanner planner, ProductPlan plan, StoredProducts known,
        CancellationToken cancellationToken)
    {
        if (plan.Outcome is not (ImportOutcome.Created or ImportOutcome.Changed)) return (plan, 0);
        try
        {
            var product = planner.Carry(plan);
            if (plan.Stored is not null) known.Add(product);
            return (plan, product.Version);
        }
        catch (DomainException problem)
        {
            // The copy may be half changed.
            if (plan.Stored is { } stored) await known.ReadAgainAsync(db, stored.Product.Id, cancellationToken);
            return (planner.Refused(plan, problem.Message), 0);
        }
    }

    private Task<int> BeginAsync(ImportRun run, SheetHeader header, CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        var unused = string.Join(", ", header.Unused);
        (await lease.HeldAsync(run, cancellationToken)).BeginChecking(header.Format, PlainText.Shortened(unused, MaxUnused));
        return await db.Set<ImportItem>().Where(item => item.ImportId == run.ImportId).ExecuteDeleteAsync(cancellationToken);
    }, cancellationToken: cancellationToken);

    private async Task StoreAsync(ImportRun run, BulkInsert rows, List<(ProductPlan Plan, int Version)> found, int cursor, long bytesRead,
        CancellationToken cancellationToken)
    {
        await db.WriteAsync(async () =>
        {
            rows.Clear();
            foreach (var (plan, version) in found.Where(each => each.Plan.Outcome is not null))
                rows.Add(ItemOf(run.ImportId, plan, version));
            int Count(ImportOutcome? outcome) => found.Count(each => each.Plan.Outcome == outcome);
            var flagged = found.Count(each => each.Plan is { Note: not null, Outcome: not ImportOutcome.Refused });
            (await lease.HeldAsync(run, cancellationToken)).Count(
                new ImportCounts(Count(ImportOutcome.Created), Count(ImportOutcome.Changed), Count(null) + Count(ImportOutcome.Unchanged),
                    Count(ImportOutcome.Refused), flagged), cursor, bytesRead);
            await rows.WriteAsync(cancellationToken);
            return true;
        }, cancellationToken: cancellationToken);
        rows.Clear();
    }

    private static ImportItem ItemOf(Guid importId, ProductPlan plan, int version) =>
        ImportItem.Of(importId, plan.Sheet.Number, plan.Line, plan.Code, plan.Outcome!.Value)
            .With(Kept(plan), version).Say(plan.Note, plan.Column);

    // What is new is whole in the file; but what it is shown with is set when its row has long been done.
    private static IReadOnlyList<FieldChange> Kept(ProductPlan plan) => plan.Outcome switch
    {
        ImportOutcome.Changed => plan.Changes,
        ImportOutcome.Created => [.. plan.Changes.Where(RelatedText.IsOne)],
        _ => [],
    };

    /// <summary>Finds what stands in a file twice, however far apart.</summary>
    private sealed class SeenKeys
    {
        private readonly HashSet<string> _handles = new(StringComparer.Ordinal);
        private readonly HashSet<string> _skus = new(StringComparer.Ordinal);

        public ProductPlan? Check(SheetProduct sheet)
        {
            if (sheet.Format != SheetFormat.List && sheet.Handle.Length > 0 && !_handles.Add(sheet.Handle))
                return Twice(sheet, sheet.Line, SheetField.Handle,
                    $"The handle {sheet.Handle} stands further up already. The rows of a product must follow each other.");
            foreach (var row in sheet.Rows)
                if (PlainText.Clean(row[SheetField.Sku]) is { Length: > 0 } sku && !_skus.Add(sku))
                    return Twice(sheet, row.Line, SheetField.Sku, $"The SKU {sku} stands in the file twice.");
            return null;
        }

        private static ProductPlan Twice(SheetProduct sheet, int line, string column, string problem) =>
            new(sheet, PlainText.Clean(sheet.Handle.Length > 0 ? sheet.Handle : sheet.Rows[0][SheetField.Sku]),
                ImportOutcome.Refused) { Note = problem, Line = line, Column = column };
    }
}
