using Shop.Domain.Imports.Files;
using Shop.Domain.Imports.Sheets;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports;

/// <summary>
/// Does what the comparison showed, some products at a time: their changes, what there was before them and how far the import is
/// are stored in one transaction each. So one that is interrupted, by kill -9 too, goes on without doing anything twice.
/// </summary>
public sealed class ApplyImport(ShopDbContext db, ImportFiles files, ImportLease lease, ShopInFiles shop, CountManyStocks stocks)
{
    private const int Attempts = 5;

    /// <exception cref="InvalidDataException">The file is gone.</exception>
    public async Task RunAsync(ImportRun run, Import import, CancellationToken cancellationToken)
    {
        using var reader = new SheetReader(files.Open(import.Id), import.Terms, shop);
        await using var rows = await BulkInsert.OpenAsync(db, cancellationToken, roomy: false);
        var batch = new ApplyBatch(db, lease, rows, stocks, shop);
        IReadOnlyList<SheetProduct> sheets;
        // Batches are cut alike each time. Of one that is done product by product those that are done already are passed by.
        while ((sheets = reader.Next(ImportLimits.Batch)).Count > 0)
        {
            if (sheets[^1].Number <= import.Cursor) continue;
            await WriteAsync(batch, run, sheets, cancellationToken);
            CrashPoint.Reached("import-applied-batch");
        }

        await new RelateProducts(db, lease).RunAsync(run, cancellationToken);
        await lease.FinishAsync(run, null, cancellationToken);
    }

    // Somebody may take an address, a SKU or a category away between looking and writing: then it is looked at again.
    private async Task WriteAsync(ApplyBatch batch, ImportRun run, IReadOnlyList<SheetProduct> sheets, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.WriteAsync(() => batch.RunAsync(run, sheets, cancellationToken), cancellationToken: cancellationToken);
                batch.Stored();
                return;
            }
            catch (RefusedInBatchException refused)
            {
                batch.LeaveOut(refused.Number, refused.Message);
                db.ChangeTracker.Clear();
            }
            catch (Exception error) when (DatabaseErrors.IsRefused(error) && (attempt < Attempts || sheets.Count > 1))
            {
                db.ChangeTracker.Clear();
                if (attempt >= Attempts) break;
            }
            catch (Exception error) when (DatabaseErrors.IsRefused(error) && attempt == Attempts)
            {
                db.ChangeTracker.Clear();
                batch.LeaveOut(sheets[0].Number, Reason(DatabaseErrors.RefusalOf(error)));
            }
        }

        // One of them is refused again and again: each by itself, so that it holds up no other.
        foreach (var sheet in sheets) await WriteAsync(batch, run, [sheet], cancellationToken);
    }

    private static string Reason(SaveResult? refusal) => refusal == SaveResult.Duplicate
        ? "Something of it (an address, a SKU or a name) belongs to something else in the shop."
        : "The shop's data does not allow it.";
}

/// <summary>A product refused a change that it took when it was tried; the batch is to be done without it.</summary>
internal sealed class RefusedInBatchException(int number, string reason) : Exception(reason)
{
    public int Number { get; } = number;
}
