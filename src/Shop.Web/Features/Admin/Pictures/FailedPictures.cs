using Microsoft.EntityFrameworkCore;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Pictures;

/// <summary>Imports some of whose pictures could not be fetched.</summary>
public sealed class FailedPictures(ShopDbContext db) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var failed = await db.Set<Import>().AsNoTracking().OrderByDescending(import => import.CreatedAt)
            .Select(import => new
            {
                import.Id, import.FileName, import.CreatedAt,
                Count = db.Set<ImportPicture>()
                    .Count(picture => picture.ImportId == import.Id && picture.State == ImportPictureState.Failed),
            })
            .Where(import => import.Count > 0).Take(AttentionList.Max).ToListAsync(cancellationToken);
        return failed.Select(import => new AttentionItem(
            "Pictures did not come", import.CreatedAt,
                new("{0} of {1}. Try them again there, or do without them.", import.Count, import.FileName),
                new AttentionPlace($"/admin/imports/{import.Id}", "Import")));
    }
}
