using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Reads the cards of given products, for recommendations and best sellers.</summary>
public sealed class ProductCards(ShopDbContext db, TimeProvider clock)
{
    /// <summary>In the order asked for. What is unpublished, not for sale or not translated is left out.</summary>
    public async Task<IReadOnlyList<ProductCard>> ReadAsync(
        IReadOnlyCollection<ProductId> ids, string culture, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0) return [];
        var entries = db.Set<ListingEntry>().AsNoTracking().Where(entry => entry.ShownIn == culture && wanted.Contains(entry.ProductId));
        var cards = (await CardRows.ReadAsync(db, entries, clock, cancellationToken)).ToDictionary(card => card.Id);
        return [.. wanted.Where(cards.ContainsKey).Select(id => cards[id])];
    }
}
