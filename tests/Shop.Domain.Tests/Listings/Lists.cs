using Shop.Domain.Catalogue;
using Shop.Domain.Listings;
using Shop.Domain.Persistence;

namespace Shop.Domain.Tests.Listings;

/// <summary>A process that shows lists: one index, which hears what changes in the database.</summary>
internal sealed class Lists(SqliteDatabase database, TimeProvider? clock = null) : IDisposable
{
    private readonly ListingIndex _index = new(database.Changes);
    private readonly KeptCards _cards = new(database.Changes);

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

    public ProductListing Over(ShopDbContext db) => new(db, _index, new RefreshListings(db, _index), new ProductCards(db, _cards, clock ?? TimeProvider.System));

    public void Dispose()
    {
        _index.Dispose();
        _cards.Dispose();
    }
}
