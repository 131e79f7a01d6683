using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;

namespace Shop.Web.Verification;

/// <summary>
/// I9: each order's history is one path through the published graph, from nothing to the status that it has. Two moves of
/// one millisecond have no order of their own, so the path is judged as a graph: every step is allowed, and each state was
/// entered as often as it was left, but for the last one.
/// </summary>
internal sealed class HistoryRules(ShopDbContext db)
{
    // Each state weighs a thousand times what the one before weighs. What was entered less what was left then weighs as much
    // as the last state only if all others cancel out; nobody enters a state five hundred times. So one sum tells it all.
    private const int TimesTheOneBefore = 1000;

    public async Task<Invariant> PathsAreLegalAsync(CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var moves = db.Set<OrderHistory>().AsNoTracking();
        foreach (var step in await moves.Select(move => new { move.From, move.To }).Distinct().ToListAsync(cancellationToken))
        {
            if (IsStep(step.From, step.To)) continue;
            await breaches.AskAsync(
                db.Set<Order>().Where(order => order.History.Any(move => move.From == step.From && move.To == step.To)).Select(order => order.Number),
                number => $"{number}: its history goes from {step.From?.ToText() ?? "nothing"} to {step.To.ToText()}", cancellationToken);
        }

        await breaches.AskAsync(
            db.Database.SqlQueryRaw<string>(NoPath), number => $"{number}: its history is no path to its status", cancellationToken);
        return new Invariant(
            "I9", "each order's history is one path through the graph of its states", await db.Set<Order>().CountAsync(cancellationToken), breaches.Found);
    }

    private static readonly string NoPath =
        $"""
        SELECT "order"."Number" AS "Value" FROM orders_order "order" WHERE {WeightOf("\"order\".\"Status\"")} <> COALESCE(
            (SELECT SUM({WeightOf("move.\"To\"")} - {WeightOf("move.\"From\"")}) FROM orders_history move WHERE move."OrderId" = "order"."Id"), 0)
        """;

    private static bool IsStep(OrderStatus? from, OrderStatus to) => from is { } left
        ? left == to || OrderStatusMoves.Allows(left, to)
        : to == OrderStatus.AwaitingPayment;

    // Nothing, from where an order comes, weighs nothing.
    private static string WeightOf(string column) => $"CASE {column} {string.Join(' ', Enum.GetValues<OrderStatus>().Select(
        status => string.Create(CultureInfo.InvariantCulture, $"WHEN '{status}' THEN {Math.Pow(TimesTheOneBefore, (int)status):F0}")))} ELSE 0 END";
}
