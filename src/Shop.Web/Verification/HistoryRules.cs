using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Web.Verification;

/// <summary>I9: each order's history is one path through the published graph, from nothing to the status that it has.</summary>
internal sealed class HistoryRules(ShopDbContext db)
{
    private static readonly int States = Enum.GetValues<OrderStatus>().Length;

    private sealed record Move(OrderId OrderId, string Number, OrderStatus Status, OrderStatus? From, OrderStatus To);

    public async Task<Invariant> PathsAreLegalAsync(CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var orders = 0;
        var moves = new List<Move>();
        var all = (from entry in db.Set<OrderHistory>().AsNoTracking()
                   join order in db.Set<Order>() on entry.OrderId equals order.Id
                   orderby entry.OrderId
                   select new Move(order.Id, order.Number, order.Status, entry.From, entry.To)).AsAsyncEnumerable();
        await foreach (var move in all.WithCancellation(cancellationToken))
        {
            if (moves.Count > 0 && moves[0].OrderId != move.OrderId) Close();
            moves.Add(move);
        }

        if (moves.Count > 0) Close();
        await breaches.AskAsync(
            db.Set<Order>().Where(order => !order.History.Any()).Select(order => order.Number), number => $"{number} has no history", cancellationToken);
        return new Invariant("I9", "each order's history is one path through the graph of its states", orders, breaches.Found);

        void Close()
        {
            if (!IsPath(moves)) breaches.Add($"{moves[0].Number}: its history is no path to {moves[0].Status.ToText()}");
            moves.Clear();
            orders++;
        }
    }

    // Two moves of one millisecond have no order of their own, so the path is judged as a graph: one start, every step
    // allowed, and each state entered as often as it was left, but for the last one.
    private static bool IsPath(List<Move> moves)
    {
        Span<int> entered = stackalloc int[States];
        var starts = 0;
        foreach (var move in moves)
        {
            if (!IsStep(move)) return false;
            if (move.From is { } from) entered[(int)from]--;
            else starts++;
            entered[(int)move.To]++;
        }

        entered[(int)moves[0].Status]--;
        return starts == 1 && entered.IndexOfAnyExcept(0) < 0;
    }

    private static bool IsStep(Move move) => move.From is { } from
        ? from == move.To || OrderStatusMoves.Allows(from, move.To)
        : move.To == OrderStatus.AwaitingPayment;
}
