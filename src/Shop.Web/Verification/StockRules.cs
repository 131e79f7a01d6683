using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;

namespace Shop.Web.Verification;

/// <summary>I2: the movement ledger sums to the stored figures, nothing is below zero, allocations are what orders hold.</summary>
internal sealed class StockRules(ShopDbContext db)
{
    public async Task<Invariant> LedgerSumsAsync(CancellationToken cancellationToken)
    {
        var items = await db.Set<StockItem>().AsNoTracking().ToListAsync(cancellationToken);
        var moved = (await db.Set<StockMovement>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(movement => movement.Sku);
        var held = (await db.Set<Allocation>().AsNoTracking().Where(allocation => allocation.State == AllocationState.Held)
            .ToListAsync(cancellationToken)).ToLookup(allocation => allocation.Sku);
        var breaches = items.SelectMany(item => BreachesOf(item, [.. moved[item.Sku]], held[item.Sku].Sum(allocation => allocation.Quantity)));
        return new Invariant("I2", "stock equals its ledger and is never below zero", items.Count, [.. breaches]);
    }

    private static IEnumerable<string> BreachesOf(StockItem item, List<StockMovement> moved, int held)
    {
        if (item.OnHand < 0 || item.Allocated < 0 || item.Allocated > item.OnHand) yield return $"{item.Sku}: {item.OnHand} on hand, {item.Allocated} allocated";
        if (moved.Sum(movement => movement.OnHandChange) is var onHand && onHand != item.OnHand)
            yield return $"{item.Sku}: {item.OnHand} on hand, but the ledger sums to {onHand}";
        if (moved.Sum(movement => movement.AllocatedChange) is var allocated && allocated != item.Allocated)
            yield return $"{item.Sku}: {item.Allocated} allocated, but the ledger sums to {allocated}";
        if (held != item.Allocated) yield return $"{item.Sku}: {item.Allocated} allocated, but orders hold {held}";
    }
}
