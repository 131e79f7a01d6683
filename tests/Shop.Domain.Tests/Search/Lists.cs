using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Sql;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Search;

/// <summary>A process that shows lists: one index, which hears what changes in the database.</summary>
internal sealed class Lists(SqliteDatabase database, TimeProvider? clock = null) : IDisposable
{
    private readonly ListingIndex _index = new(database.Changes, new BaseCurrency(Currency.Eur));
    private readonly CardCache _cards = new(database.Changes);
    private readonly EntryCache _entries = new(database.Changes, CatalogueTags.Listings);

    public async Task<ListingPage> ReadAsync(ListingQuery query)
    {
        await using var db = database.NewContext();
        return await Over(db).ReadAsync(query, CancellationToken.None);
    }

    public async Task RebuildAsync()
    {
        await using var db = database.NewContext();
        await new RefreshListings(db, _index).RebuildAsync(CancellationToken.None);
    }

    /// <summary>What the background task does when very much has changed.</summary>
    /// <returns>How many statements it took.</returns>
    public async Task<int> FollowAsync()
    {
        var statements = 0;
        await using var db = database.NewContext(_ => statements++);
        await new RefreshListings(db, _index).FollowAsync(CancellationToken.None);
        return statements;
    }

    public bool IsAllStale => _index.IsAllStale;

    public ProductListing Over(ShopDbContext db) =>
        new(db, _index, new RefreshListings(db, _index), new ProductCards(db, _cards, clock ?? TimeProvider.System), _entries);

    public void Dispose()
    {
        _index.Dispose();
        _cards.Dispose();
        _entries.Dispose();
    }
}
