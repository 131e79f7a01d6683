using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Content;

/// <summary>What staff do to pages. <see cref="SaveResult.Duplicate"/>: the code, or an address in a language, is taken.</summary>
public sealed class EditPage(ShopDbContext db)
{
    /// <summary>All pages with their texts, as the menus show them: by menu, then place, then code.</summary>
    public async Task<IReadOnlyList<ContentPage>> AllAsync(CancellationToken cancellationToken) =>
        await db.Set<ContentPage>().AsNoTracking().OrderBy(page => page.Menu).ThenBy(page => page.Position).ThenBy(page => page.Code)
            .Take(PageRules.MaxPages).ToListAsync(cancellationToken);

    public Task<ContentPage?> FindAsync(string code, CancellationToken cancellationToken) =>
        Of(code).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    public Task<SaveResult> CreateAsync(ContentPage page, CancellationToken cancellationToken) => db.StoreAsync(page, cancellationToken);

    public Task<SaveResult> ChangeAsync(string code, int version, Action<ContentPage> change, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(code), version, change, cancellationToken);

    public Task<SaveResult> DeleteAsync(string code, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(code), version, cancellationToken);

    private IQueryable<ContentPage> Of(string code) => db.Set<ContentPage>().Where(page => page.Code == code);
}
