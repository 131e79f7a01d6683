using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>
/// What of an order's lines and tax rates is promised to refunds: taken and given back by single guarded statements, inside
/// the caller's transaction (R20).
/// </summary>
internal static class RefundReserve
{
    /// <returns>False when less than that is left of a line or a rate; the caller rolls its transaction back.</returns>
    public static async Task<bool> TryTakeAsync(ShopDbContext db, OrderId id, IReadOnlyCollection<RefundPart> parts,
        CancellationToken cancellationToken) =>
        await MoveLinesAsync(db, id, parts, 1, cancellationToken) && await MoveRatesAsync(db, id, parts, 1, cancellationToken);

    /// <exception cref="DomainException">More is given back than was taken: the books are wrong.</exception>
    public static async Task GiveBackAsync(ShopDbContext db, OrderId id, IReadOnlyCollection<RefundPart> parts,
        CancellationToken cancellationToken)
    {
        if (!await MoveLinesAsync(db, id, parts, -1, cancellationToken) || !await MoveRatesAsync(db, id, parts, -1, cancellationToken))
            throw new DomainException($"Order {id} has less refunded than is taken back.");
    }

    private static async Task<bool> MoveLinesAsync(
        ShopDbContext db, OrderId id, IEnumerable<RefundPart> parts, int sign, CancellationToken cancellationToken)
    {
        foreach (var line in parts.Where(part => part.LinePosition is not null).GroupBy(part => part.LinePosition!.Value)
            .OrderBy(line => line.Key))
        {
            var (pieces, minor) = (sign * line.Sum(part => part.Quantity), sign * line.Sum(part => part.AmountMinor));
            var moved = await db.Set<LineItem>()
                .Where(item => item.OrderId == id && item.Position == line.Key)
                .Where(item => item.RefundedQuantity + pieces >= 0 && item.RefundedQuantity + pieces <= item.Quantity)
                .Where(item => item.RefundedMinor + minor >= 0 && item.RefundedMinor + minor <= item.TotalMinor)
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.RefundedQuantity, item => item.RefundedQuantity + pieces)
                    .SetProperty(item => item.RefundedMinor, item => item.RefundedMinor + minor), cancellationToken);
            if (moved != 1) return false;
        }

        return true;
    }

    private static async Task<bool> MoveRatesAsync(
        ShopDbContext db, OrderId id, IEnumerable<RefundPart> parts, int sign, CancellationToken cancellationToken)
    {
        foreach (var rate in parts.Where(part => part.AmountMinor > 0).GroupBy(part => part.TaxRate).OrderBy(rate => rate.Key.BasisPoints))
        {
            var minor = sign * rate.Sum(part => part.AmountMinor);
            var moved = await db.Set<OrderTax>()
                .Where(tax => tax.OrderId == id && tax.Rate == rate.Key && tax.RefundedMinor + minor >= 0
                    && tax.RefundedMinor + minor <= tax.GrossMinor)
                .ExecuteUpdateAsync(set => set.SetProperty(tax => tax.RefundedMinor, tax => tax.RefundedMinor + minor), cancellationToken);
            if (moved != 1) return false;
        }

        return true;
    }
}
