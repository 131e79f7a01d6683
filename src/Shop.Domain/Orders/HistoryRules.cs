using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders.Sql;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Domain.Orders;

/// <summary>
/// I9: each order's history is one path through the published graph, from nothing to the status that it has. Two moves of
/// one millisecond have no order of their own, so the path is judged as a graph: every step is allowed, and each state was
/// entered as often as it was left, but for the last one.
/// </summary>
internal sealed class HistoryRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I9";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var moves = db.Set<OrderHistory>().AsNoTracking();
        foreach (var step in await moves.Select(move => new { move.From, move.To }).Distinct().ToListAsync(cancellationToken))
        {
            if (IsStep(step.From, step.To)) continue;
            await breaches.AskAsync(
                db.Set<Order>().Where(order => order.History.Any(move => move.From == step.From && move.To == step.To))
                    .Select(order => order.Number),
                number => $"{number}: its history goes from {step.From?.ToText() ?? "nothing"} to {step.To.ToText()}", cancellationToken);
        }

        await breaches.AskAsync(
            HistoryPaths.Broken(db, Enum.GetNames<OrderStatus>()), number =>
                $"{number}: its history is not a path to its status", cancellationToken);
        await breaches.AskAsync(
            db.Set<Order>().Where(order => order.Lines.Any(line => line.NeedsParcel && line.RefundedQuantity < line.Quantity)
                && order.History.Any(move => move.From == OrderStatus.Paid && move.To == OrderStatus.Completed))
                .Select(order => order.Number),
            number => $"{number} is completed, and its parcel was never sent", cancellationToken);
        return new Invariant(
            Id, "each order's history is one path through the graph of its states", await db.Set<Order>()
                .CountAsync(cancellationToken), breaches.Found);
    }

    private static bool IsStep(OrderStatus? from, OrderStatus to) => from is { } left
        ? left == to || OrderStatusMoves.Allows(left, to)
        : to == OrderStatus.AwaitingPayment;
}
