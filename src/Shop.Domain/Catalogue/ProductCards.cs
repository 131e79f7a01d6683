using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Reads the cards of given products.</summary>
public sealed class ProductCards(ShopDbContext db, CardCache kept, TimeProvider clock)
{
    /// <summary>In the order asked for. What is unpublished, not for sale or not translated is left out.</summary>
    public async Task<IReadOnlyList<ProductCard>> ReadAsync(
        IReadOnlyCollection<ProductId> ids, string culture, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        var now = clock.GetUtcNow();
        var cards = wanted.Select(id => kept.Find(id, culture, now)).OfType<ProductCard>().ToDictionary(card => card.Id);
        var missing = wanted.FindAll(id => !cards.ContainsKey(id));
        if (missing.Count > 0)
            foreach (var card in await ReadMissingAsync(missing, culture, cancellationToken)) cards.Add(card.Id, card);
        return [.. wanted.Where(cards.ContainsKey).Select(id => cards[id])];
    }

    private async Task<IEnumerable<ProductCard>> ReadMissingAsync(List<ProductId> ids, string culture, CancellationToken cancellationToken)
    {
        var stamp = kept.Stamp;
        var read = await CardRows.ReadAsync(db, ids, culture, clock, cancellationToken);
        foreach (var card in read) kept.Keep(culture, card, stamp);
        return read.Select(card => card.Card);
    }
}
