using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Domain.Inventory;

/// <summary>I2: the movement ledger sums to the stored figures, nothing is below zero, allocations are what orders hold.</summary>
internal sealed class StockRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I2";

    private sealed record Sums(string Sku, int OnHand, int Allocated);

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var items = await db.Set<StockItem>().AsNoTracking().ToListAsync(cancellationToken);
        var moved = await db.Set<StockMovement>().AsNoTracking().GroupBy(movement => movement.Sku)
            .Select(same => new Sums(same.Key, same.Sum(movement => movement.OnHandChange), same.Sum(movement => movement.AllocatedChange)))
            .ToDictionaryAsync(sums => sums.Sku, cancellationToken);
        // What is in a refund under way stays allocated, also when the rest was sent.
        var held = await db.Set<Allocation>().AsNoTracking()
            .Where(allocation => allocation.State == AllocationState.Held || allocation.InRefund > 0)
            .GroupBy(allocation => allocation.Sku).Select(same => new
            {
                Sku = same.Key,
                Units = same.Sum(allocation => allocation.State == AllocationState.Held
                    ? allocation.Quantity - allocation.Returned - allocation.WrittenOff
                    : allocation.InRefund),
            })
            .ToDictionaryAsync(sums => sums.Sku, sums => sums.Units, cancellationToken);
        var breaches = new Breaches();
        foreach (var item in items)
            breaches.AddRange(
                BreachesOf(item, moved.GetValueOrDefault(item.Sku) ?? new Sums(item.Sku, 0, 0), held.GetValueOrDefault(item.Sku)));
        return new Invariant(Id, "stock equals its ledger and is never below zero", items.Count, breaches.Found);
    }

    private static IEnumerable<string> BreachesOf(StockItem item, Sums moved, int held)
    {
        if (item.OnHand < 0 || item.Allocated < 0 || item.Allocated > item.OnHand)
            yield return $"{item.Sku}: {item.OnHand} on hand, {item.Allocated} allocated";
        if (moved.OnHand != item.OnHand) yield return $"{item.Sku}: {item.OnHand} on hand, but the ledger sums to {moved.OnHand}";
        if (moved.Allocated != item.Allocated)
            yield return $"{item.Sku}: {item.Allocated} allocated, but the ledger sums to {moved.Allocated}";
        if (held != item.Allocated) yield return $"{item.Sku}: {item.Allocated} allocated, but orders hold {held}";
    }
}
