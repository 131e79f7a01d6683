using System.Collections.Concurrent;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>A card, and when its price changes by itself.</summary>
public sealed record DatedCard(ProductCard Card, DateTimeOffset Until);

/// <summary>
/// Cards in memory, for lists that are no kept page: what was searched, and all lists of a visitor who has something in the cart.
/// </summary>
public sealed class CardCache(ChangeFeed changes) : ChangeAwareCache<(ProductId Id, string Culture), DatedCard>(changes, Max)
{
    // About a kilobyte each.
    private const int Max = 50_000;
    private readonly ConcurrentDictionary<string, bool> _cultures = new();

    internal ProductCard? Find(ProductId id, string culture, DateTimeOffset now) =>
        Find((id, culture)) is { } kept && now < kept.Until ? kept.Card : null;

    internal void Keep(string culture, DatedCard card, long stamp)
    {
        _cultures.TryAdd(culture, true);
        Keep((card.Card.Id, culture), card, stamp);
    }

    protected override IEnumerable<(ProductId Id, string Culture)>? StaleKeys(ContentChange change) =>
        change.Tags.Any(tag => tag is CatalogueTags.Categories or CatalogueTags.Listings)
            ? null
            : from id in change.Tags.Select(CatalogueTags.ProductOf).OfType<ProductId>() from culture in _cultures.Keys
                select (id, culture);
}
