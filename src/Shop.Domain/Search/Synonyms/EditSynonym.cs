using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Search.Synonyms;

/// <summary>What staff do to synonyms. There are few, so that all are read at once.</summary>
public sealed class EditSynonym(ShopDbContext db)
{
    /// <summary>All are kept in each process's memory.</summary>
    public const int Max = 1000;

    public async Task<IReadOnlyList<Synonym>> AllAsync(CancellationToken cancellationToken) => await db.Set<Synonym>().AsNoTracking()
        .OrderBy(synonym => synonym.Culture).ThenBy(synonym => synonym.WordText).Take(Max).ToListAsync(cancellationToken);

    public Task<Synonym?> FindAsync(int id, CancellationToken cancellationToken) =>
        Of(id).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    public Task<SaveResult> CreateAsync(Synonym synonym, CancellationToken cancellationToken) => db.StoreAsync(synonym, cancellationToken);

    public Task<SaveResult> ChangeAsync(int id, int version, string words, bool isOneWay, CancellationToken cancellationToken) =>
        db.ChangeAsync(Of(id), version, synonym => synonym.Mean(words, isOneWay), cancellationToken);

    public Task<SaveResult> DeleteAsync(int id, int version, CancellationToken cancellationToken) =>
        db.DeleteAsync(Of(id), version, cancellationToken);

    private IQueryable<Synonym> Of(int id) => db.Set<Synonym>().Where(synonym => synonym.Id == id);
}
