using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// The parts of a refund in the order's books and in stock: reserved when it is asked for, settled when it is booked, given
/// back when it fails. Runs inside the caller's write transaction, which has locked the order.
/// </summary>
public sealed class RefundParts(ShopDbContext db, KeepBackStock keepBack, ReturnStock returns, ReleaseStock release)
{
    /// <returns>False when more would return to stock than the order took from it; the caller rolls its transaction back.</returns>
    /// <exception cref="DomainException">The shares exceed what is left of the order: it was not locked.</exception>
    public async Task<bool> TryReserveAsync(Order order, RefundId refundId, IReadOnlyList<RefundShare> shares,
        CancellationToken cancellationToken)
    {
        var parts = shares.Select((share, index) => RefundPart.Of(refundId, index + 1, order.Id, share)).ToList();
        if (!await RefundReserve.TryTakeAsync(db, order.Id, parts, cancellationToken))
            throw new DomainException($"Refund {refundId} takes more than is left of order {order.Number}.");
        foreach (var (sku, part) in BySku(order, parts))
        {
            var isThere = part.KeptBack > 0
                ? await keepBack.TryTakeAsync(order.Id, new StockRequest(sku, part.KeptBack), cancellationToken)
                : part.Restock == 0 || await CanReturnAsync(order.Id, sku, part, cancellationToken);
            if (!isThere) return false;
        }

        db.AddRange(parts);
        return true;
    }

    /// <summary>
    /// The parts of a refund that is booked now. One that began at Stripe has none yet: nobody says there what it is for.
    /// </summary>
    public async Task<IReadOnlyList<RefundPart>> OfAsync(Refund refund, Order order, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(refund.Id, cancellationToken);
        if (known.Count > 0) return known;
        if (!await TryReserveAsync(order, refund.Id, RefundPlan.Of(order, refund.Amount).Shares, cancellationToken))
            throw new DomainException($"Refund {refund.Id} returns more to stock than order {order.Number} took.");
        await db.SaveChangesAsync(cancellationToken);
        return await ReadAsync(refund.Id, cancellationToken);
    }

    /// <summary>
    /// The refund is booked: pieces return to stock or are written off, and an order that is refunded whole holds nothing more.
    /// </summary>
    public async Task SettleAsync(Order order, IReadOnlyList<RefundPart> parts, CancellationToken cancellationToken)
    {
        foreach (var (sku, part) in BySku(order, parts))
        {
            if (part.KeptBack > 0)
                await keepBack.SettleAsync(order.Id, new StockRequest(sku, part.KeptBack), part.Restock, cancellationToken);
            else if (part.Restock > 0 && !await returns.TryReturnAsync(order.Id, [new StockRequest(sku, part.Restock)], cancellationToken))
                throw new DomainException($"More of {sku} returns to stock than order {order.Number} took.");
        }

        if (order.Status == OrderStatus.Refunded) await release.ExecuteAsync(order.Id, cancellationToken);
    }

    /// <summary>Nothing went back: lines, rates and pieces are the order's again.</summary>
    public async Task GiveBackAsync(Refund refund, FindOrder orders, CancellationToken cancellationToken)
    {
        var parts = await ReadAsync(refund.Id, cancellationToken);
        if (parts.Count == 0) return;
        await db.LockAsync(refund.OrderId, cancellationToken);
        var order = await orders.ByIdAsync(refund.OrderId, cancellationToken)
            ?? throw new DomainException($"Refund {refund.Id} has no order.");
        await RefundReserve.GiveBackAsync(db, order.Id, parts, cancellationToken);
        foreach (var (sku, part) in BySku(order, parts).Where(each => each.Part.KeptBack > 0))
            await keepBack.GiveBackAsync(order.Id, new StockRequest(sku, part.KeptBack), cancellationToken);
    }

    private async Task<List<RefundPart>> ReadAsync(RefundId id, CancellationToken cancellationToken) =>
        await db.Set<RefundPart>().AsNoTracking().Where(part => part.RefundId == id).OrderBy(part => part.Number)
            .ToListAsync(cancellationToken);

    // What other refunds of a sent order, still under way, will return is spoken for.
    private async Task<bool> CanReturnAsync(OrderId orderId, string sku, RefundPart part, CancellationToken cancellationToken)
    {
        var awaited = await (from other in db.Set<RefundPart>()
                             join refund in db.Set<Refund>() on other.RefundId equals refund.Id
                             where other.OrderId == orderId && other.LinePosition == part.LinePosition && other.KeptBack == 0
                                 && refund.SettledAt == null && refund.Status != RefundStatus.Failed
                             select other.Restock).SumAsync(cancellationToken);
        var taken = await db.Set<Allocation>().AsNoTracking()
            .SingleOrDefaultAsync(allocation => allocation.OrderId == orderId && allocation.Sku == sku, cancellationToken);
        return taken is { State: not AllocationState.Released } && taken.Left >= awaited + part.Restock;
    }

    // Sorted like allocations, so that neither waits for the other crosswise (R3).
    private static IEnumerable<(string Sku, RefundPart Part)> BySku(Order order, IEnumerable<RefundPart> parts) => parts
        .Where(part => part.Kind == RefundPartKind.Line)
        .Select(part => (order.Lines.Single(line => line.Position == part.LinePosition).Sku, part))
            .OrderBy(each => each.Sku, StringComparer.Ordinal);
}
