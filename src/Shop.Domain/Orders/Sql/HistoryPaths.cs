using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Orders.Sql;

/// <summary>
/// Asks in one question which orders' histories do not lead to their status: each state must have been entered as often as it
/// was left, but for the last one.
/// </summary>
public static class HistoryPaths
{
    // Each state weighs a thousand times what the one before weighs. What was entered less what was left then weighs as much
    // as the last state only if all others cancel out; nobody enters a state five hundred times. So one sum tells it all.
    private const int TimesTheOneBefore = 1000;

    /// <param name="db">The database.</param>
    /// <param name="states">All states by the names under which they are stored; six at most, or the sums would not fit.</param>
    /// <returns>The numbers of the orders.</returns>
    public static IQueryable<string> Broken(ShopDbContext db, IReadOnlyList<string> states) => db.Database.SqlQueryRaw<string>(Sql(states));

    private static string Sql(IReadOnlyList<string> states) =>
        $"""
        SELECT "order"."Number" AS "Value" FROM orders_order "order" WHERE {WeightOf("\"order\".\"Status\"", states)} <> COALESCE(
            (SELECT SUM({WeightOf("move.\"To\"", states)} - {WeightOf("move.\"From\"", states)}) FROM orders_history move WHERE move."OrderId" = "order"."Id"), 0)
        """;

    // Nothing, from where an order comes, weighs nothing.
    private static string WeightOf(string column, IEnumerable<string> states) => $"CASE {column} {string.Join(' ', states.Select(
        (state, place) =>
            string.Create(CultureInfo.InvariantCulture, $"WHEN '{state}' THEN {Math.Pow(TimesTheOneBefore, place):F0}")))} ELSE 0 END";
}
