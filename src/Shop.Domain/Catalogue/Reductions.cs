using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Catalogue;

/// <summary>Finds what may be announced of the variants that are on sale now.</summary>
internal static class Reductions
{
    /// <summary>By SKU; what is not on sale, or not truly cheaper than before, is missing. Asks nothing when nothing is on sale.</summary>
    public static async Task<IReadOnlyDictionary<string, Reduction>> ReadAsync(
        ShopDbContext db, IEnumerable<Variant> variants, TimeProvider clock, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var windows = variants.Where(variant => variant.IsOnSaleAt(now)).Select(variant => Window.Of(variant, clock.LocalTimeZone))
            .ToList();
        if (windows.Count == 0) return new Dictionary<string, Reduction>();
        var history = (await HistoryAsync(db, windows, cancellationToken))
            .ToLookup(change => change.Sku, change => new PricePoint(change.At, change.PriceMinor));
        return windows.Select(window => (window.Variant.Sku, Reduction: window.Find(history[window.Variant.Sku], now)))
            .Where(found => found.Reduction is not null).ToDictionary(found => found.Sku, found => found.Reduction!);
    }

    // Of each variant what was applied since the earliest window began, and the row before that.
    private static Task<List<PriceChange>> HistoryAsync(ShopDbContext db, List<Window> windows, CancellationToken cancellationToken)
    {
        var skus = windows.ConvertAll(window => window.Variant.Sku);
        var from = windows.Min(window => window.From);
        return db.Set<PriceChange>().AsNoTracking()
            .Where(change => skus.Contains(change.Sku))
            .Where(change => change.At > from
                || change.At == db.Set<PriceChange>().Where(other => other.Sku == change.Sku && other.At <= from).Max(other => other.At))
            .ToListAsync(cancellationToken);
    }

    private sealed record Window(Variant Variant, DateTimeOffset From, DateTimeOffset Until)
    {
        // The reduction began with the sale, or with the last change of the price since: the history may not know of the sale yet.
        public static Window Of(Variant variant, TimeZoneInfo zone)
        {
            var start = variant.AppliedSince > variant.SaleFrom!.Value ? variant.AppliedSince : variant.SaleFrom.Value;
            return new Window(variant, PriorPrice.WindowStart(start, zone), start);
        }

        public Reduction? Find(IEnumerable<PricePoint> history, DateTimeOffset now) =>
            PriorPrice.LowestIn(history, From, Until) is { } prior
                ? Reduction.Of(new Money(prior, Variant.Currency), Variant.PriceAt(now))
                : null;
    }
}
