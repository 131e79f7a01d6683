using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;

namespace Shop.Domain.Imports.Pictures;

/// <summary>How far the pictures of an import are.</summary>
/// <param name="There">Fetched, or there already.</param>
/// <param name="Untried">Of those to come, the ones that nobody tried to fetch yet.</param>
public sealed record ImportPictureCounts(int There, int ToCome, int Failed, int Untried)
{
    public bool Any => There + ToCome + Failed > 0;
}

/// <summary>A picture that could not be fetched, for staff.</summary>
public sealed record FailedPicture(string ProductCode, string Address, string Problem);

/// <summary>Tells staff how far an import's pictures are, and does with the failed ones what staff say.</summary>
public sealed class ImportPictureList(ShopDbContext db, TimeProvider clock)
{
    /// <summary>So many failed ones are shown; the buttons are for all of them.</summary>
    public const int MaxShown = 100;

    public async Task<ImportPictureCounts> CountAsync(Guid importId, CancellationToken cancellationToken)
    {
        var counts = await Of(importId).GroupBy(row => new { row.State, Tried = row.Attempts > 0 })
            .Select(rows => new { rows.Key.State, rows.Key.Tried, Count = rows.Count() }).ToListAsync(cancellationToken);
        int Count(params ImportPictureState[] states) => counts.Where(each => states.Contains(each.State)).Sum(each => each.Count);
        return new ImportPictureCounts(
            Count(ImportPictureState.Added, ImportPictureState.WasThere), Count(ImportPictureState.Waiting),
                Count(ImportPictureState.Failed),
            counts.Where(each => each is { State: ImportPictureState.Waiting, Tried: false }).Sum(each => each.Count));
    }

    /// <summary>The failed ones, by product.</summary>
    public async Task<IReadOnlyList<FailedPicture>> FailedAsync(Guid importId, CancellationToken cancellationToken) => await (
        from row in Failed(importId).AsNoTracking()
        join product in db.Set<Product>() on row.ProductId equals product.Id
        orderby product.Code, row.Place
        select new FailedPicture(product.Code, row.Address, row.Problem ?? "")).Take(MaxShown).ToListAsync(cancellationToken);

    /// <summary>Tries the failed ones anew, with all their attempts.</summary>
    /// <returns>How many.</returns>
    public Task<int> TryAgainAsync(Guid importId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.WriteAsync(
            () => Failed(importId).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, ImportPictureState.Waiting).SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.DueAt, now).SetProperty(row => row.Problem, (string?)null),
                cancellationToken),
            cancellationToken: cancellationToken);
    }

    /// <summary>Drops the failed ones: the products stay without them.</summary>
    /// <returns>How many.</returns>
    public Task<int> DropAsync(Guid importId, CancellationToken cancellationToken) =>
        db.WriteAsync(() => Failed(importId).ExecuteDeleteAsync(cancellationToken), cancellationToken: cancellationToken);

    private IQueryable<ImportPicture> Of(Guid importId) => db.Set<ImportPicture>().Where(row => row.ImportId == importId);

    private IQueryable<ImportPicture> Failed(Guid importId) => Of(importId).Where(row => row.State == ImportPictureState.Failed);
}
