using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Inventory;

/// <summary>Whether something of a product can be bought now.</summary>
public sealed record Availability(bool IsSoldOut);

/// <summary>Which products can be bought, in memory: stock that runs out or comes in is told under its product's tag.</summary>
public sealed class KeptAvailability(ChangeFeed changes) : Kept<ProductId, Availability>(changes, Most)
{
    private const int Most = 50_000;

    protected override IEnumerable<ProductId>? StaleKeys(ContentChange change) => change.Tags.Select(CatalogueTags.ProductOf).OfType<ProductId>();
}

/// <summary>Tells which products of a list are sold out.</summary>
public sealed class SoldOut(StockLevels stock, KeptAvailability kept)
{
    private static readonly Availability Gone = new(IsSoldOut: true);
    private static readonly Availability There = new(IsSoldOut: false);

    public async Task<IReadOnlySet<ProductId>> AmongAsync(IReadOnlyCollection<ProductCard> cards, CancellationToken cancellationToken)
    {
        var found = cards.DistinctBy(card => card.Id).ToDictionary(card => card.Id, card => kept.Find(card.Id));
        var missing = cards.Where(card => found[card.Id] is null).ToList();
        if (missing.Count > 0)
        {
            var stamp = kept.Stamp;
            var available = await stock.AvailableAsync([.. missing.SelectMany(card => card.Skus)], cancellationToken);
            foreach (var card in missing)
            {
                var now = found[card.Id] = card.Skus.Any(sku => available.GetValueOrDefault(sku) > 0) ? There : Gone;
                kept.Keep(card.Id, now, stamp);
            }
        }

        return found.Where(each => each.Value!.IsSoldOut).Select(each => each.Key).ToHashSet();
    }
}
