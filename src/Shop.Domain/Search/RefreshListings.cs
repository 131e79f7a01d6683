using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>Brings the index into step with the database.</summary>
public sealed class RefreshListings(ShopDbContext db, ListingIndex index)
{
    private const int Batch = 250;

    /// <summary>
    /// Reads what changed of single products; the whole catalogue when that was never done. Mostly there is nothing to do.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        if (index.IsBuilt && !index.CanCatchUp) return;
        await index.Turn.WaitAsync(cancellationToken);
        try
        {
            if (!index.IsBuilt) await ReadAllAsync(cancellationToken);
            if (index.AreNamesStale) await ReadNamesAsync(cancellationToken);
            if (index.HasStaleProducts) await ReadStaleAsync(cancellationToken);
        }
        finally
        {
            index.Turn.Release();
        }
    }

    /// <summary>Reads the whole catalogue. Lists go on with what there was until it is done.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await index.Turn.WaitAsync(cancellationToken);
        try
        {
            await ReadAllAsync(cancellationToken);
        }
        finally
        {
            index.Turn.Release();
        }
    }

    /// <summary>Follows an import, or whatever else made very much stale at once.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await index.Turn.WaitAsync(cancellationToken);
        try
        {
            if (index.IsAllStale) await ReadAllAsync(cancellationToken);
            else await ReadStaleAsync(cancellationToken);
        }
        finally
        {
            index.Turn.Release();
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        // What changes from here on is stale again, and read once more afterwards.
        var stale = index.TakeStale();
        index.TakeAllStale();
        try
        {
            var facetIndex = new FacetIndex();
            await ReadNamesAsync(cancellationToken);
            facetIndex.Fill(await new ListingRows(db, null, facetIndex.NumberOf, index.Prices).ReadAsync(cancellationToken));
            index.Replace(facetIndex);
        }
        catch
        {
            index.PutBack(stale);
            index.PutBackAll();
            throw;
        }
    }

    private async Task ReadNamesAsync(CancellationToken cancellationToken)
    {
        index.TakeStaleNames();
        try
        {
            index.Names = new ListingNames(
                await db.Set<Category>().AsNoTracking().ToListAsync(cancellationToken), await db.Set<Brand>().AsNoTracking()
                    .ToListAsync(cancellationToken),
                await db.Set<Facet>().AsNoTracking().AsSplitQuery().ToListAsync(cancellationToken),
                await db.Set<Synonym>().AsNoTracking().OrderBy(synonym => synonym.Id).Take(EditSynonym.Max).ToListAsync(cancellationToken),
                index.Prices);
        }
        catch
        {
            index.PutBackNames();
            throw;
        }
    }

    private async Task ReadStaleAsync(CancellationToken cancellationToken)
    {
        var stale = index.TakeStale();
        try
        {
            foreach (var ids in stale.Chunk(Batch)) await ReadSomeAsync(ids, cancellationToken);
        }
        catch
        {
            index.PutBack(stale);
            throw;
        }
    }

    private async Task ReadSomeAsync(ProductId[] ids, CancellationToken cancellationToken)
    {
        // The numbers of new terms are given under the lock, so they are read as terms first.
        var terms = new List<Term>();
        var found = await new ListingRows(db, ids, term => Remember(terms, term), index.Prices).ReadAsync(cancellationToken);
        index.Change(facetIndex =>
        {
            foreach (var product in found)
                facetIndex!.Put(product with { Terms = [.. product.Terms.Select(number => facetIndex.NumberOf(terms[number]))] });
            foreach (var gone in ids.Except(found.Select(product => product.Id))) facetIndex!.Remove(gone);
        });
    }

    private static int Remember(List<Term> terms, Term term)
    {
        var known = terms.IndexOf(term);
        if (known >= 0) return known;
        terms.Add(term);
        return terms.Count - 1;
    }
}
