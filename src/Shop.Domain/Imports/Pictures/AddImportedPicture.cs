using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Imports.Pictures;

/// <summary>
/// Puts a fetched picture into its product's gallery and closes its row, in one transaction: a worker that is killed has done
/// both or neither.
/// </summary>
public sealed class AddImportedPicture(ShopDbContext db, AwaitedPictures awaited, AddPicture add, ShopInFiles shop)
{
    /// <returns>Null when the row is no longer this worker's: nothing was stored.</returns>
    public async Task<AddPictureResult?> ExecuteAsync(ClaimedPicture claimed, MasterPicture master, CancellationToken cancellationToken)
    {
        try
        {
            return await OnceAsync(claimed, master, cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            // Another product got the same picture at the same moment: now it is there.
            db.ChangeTracker.Clear();
            return await OnceAsync(claimed, master, cancellationToken);
        }
    }

    private Task<AddPictureResult?> OnceAsync(ClaimedPicture claimed, MasterPicture master, CancellationToken cancellationToken) =>
        db.WriteAsync(async () =>
    {
        if (await awaited.Mine(claimed).AsTracking().SingleOrDefaultAsync(cancellationToken) is not { } row) return (AddPictureResult?)null;
        // One that had to be tried again still comes before those that stand behind it in the file.
        var behind = await db.Set<ImportPicture>()
            .Where(other => other.ProductId == row.ProductId && other.ImportId == row.ImportId && other.Place > row.Place
                && other.State == ImportPictureState.Added && other.Hash != null)
            .Select(other => other.Hash!).ToListAsync(cancellationToken);
        var result = await add.AddAsync(row.ProductId, master, await AltsAsync(row, cancellationToken), behind, cancellationToken);
        if (result == AddPictureResult.NoSuchProduct) return result;
        row.Settle(result, master.Hash);
        return result;
    }, result => result is not null and not AddPictureResult.NoSuchProduct, cancellationToken);

    // Where the file says nothing, the product's name does.
    private async Task<Dictionary<string, string>> AltsAsync(ImportPicture row, CancellationToken cancellationToken)
    {
        var names = await db.Set<ProductTranslation>().Where(text => text.ProductId == row.ProductId)
            .ToDictionaryAsync(text => text.Culture, text => text.Name, cancellationToken);
        var said = row.Alts;
        var other = said.Values.FirstOrDefault() ?? names.GetValueOrDefault(Language.FallbackCode) ?? names.Values.FirstOrDefault() ?? "–";
        return shop.Cultures.ToDictionary(culture => culture, culture => said.GetValueOrDefault(culture)
            ?? names.GetValueOrDefault(culture) ?? other);
    }
}
