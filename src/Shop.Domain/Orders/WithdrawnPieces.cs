using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>Pieces of one line of an order that the buyer withdraws from.</summary>
public sealed record LinePieces(int Position, int Quantity);

/// <summary>
/// What of an order's lines the buyer has withdrawn from: counted by single guarded statements, inside the caller's transaction.
/// </summary>
internal static class WithdrawnPieces
{
    /// <summary>
    /// Locks the order's row until the commit: of two statements at once the second reads what the first made of the lines.
    /// </summary>
    public static Task LockAsync(ShopDbContext db, OrderId id, CancellationToken cancellationToken) => db.Set<Order>()
        .Where(order => order.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(order => order.Version, order => order.Version + 1), cancellationToken);

    /// <returns>False when fewer than that are left of a line; the caller rolls its transaction back.</returns>
    public static async Task<bool> TryTakeAsync(
        ShopDbContext db, OrderId id, IEnumerable<LinePieces> pieces, CancellationToken cancellationToken)
    {
        foreach (var (position, quantity) in pieces.OrderBy(line => line.Position))
        {
            var taken = await db.Set<LineItem>()
                .Where(line => line.OrderId == id && line.Position == position && quantity > 0)
                .Where(line => line.WithdrawnQuantity + quantity <= line.Quantity)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(line => line.WithdrawnQuantity, line => line.WithdrawnQuantity + quantity), cancellationToken);
            if (taken != 1) return false;
        }

        return true;
    }
}
