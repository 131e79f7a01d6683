using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>Which variants of a product can be bought now.</summary>
public sealed record Availability(IReadOnlyCollection<string> Skus)
{
    /// <summary>None can be bought.</summary>
    public bool IsSoldOut => Skus.Count == 0;
}

/// <summary>Which products can be bought, in memory: stock that runs out or comes in is told under its product's tag.</summary>
public sealed class AvailabilityCache(ChangeFeed changes) : ChangeAwareCache<ProductId, Availability>(changes, Max)
{
    private const int Max = 50_000;

    protected override IEnumerable<ProductId>? StaleKeys(ContentChange change) =>
        change.Tags.Select(CatalogueTags.ProductOf).OfType<ProductId>();
}

/// <summary>Tells what can be bought of the products of a list.</summary>
public sealed class SoldOut(StockLevels stock, AvailabilityCache kept)
{
    private static readonly Availability Gone = new([]);

    /// <summary>By product, for each of the cards.</summary>
    public async Task<IReadOnlyDictionary<ProductId, Availability>> AmongAsync(IReadOnlyCollection<ProductCard> cards,
        CancellationToken cancellationToken)
    {
        var found = cards.DistinctBy(card => card.Id).ToDictionary(card => card.Id, card => kept.Find(card.Id));
        var missing = cards.Where(card => found[card.Id] is null).ToList();
        if (missing.Count > 0)
        {
            var stamp = kept.Stamp;
            var available = await stock.AvailableAsync([.. missing.SelectMany(card => card.Skus)], cancellationToken);
            foreach (var card in missing)
            {
                string[] there = [.. card.Skus.Where(sku => available.GetValueOrDefault(sku) > 0)];
                var now = found[card.Id] = there.Length == 0 ? Gone : new Availability(there);
                kept.Keep(card.Id, now, stamp);
            }
        }

        return found.ToDictionary(each => each.Key, each => each.Value!);
    }
}
