using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Shop.Domain.Persistence;

/// <summary>Two figures of one row that are moved by one guarded statement, which also tells what is left between them.</summary>
public static class GuardedUpdate
{
    /// <summary>
    /// Adds to an upper and a lower figure (either may be negative) while 0 ≤ lower ≤ upper ≤ most holds afterwards.
    /// </summary>
    /// <returns>Upper less lower afterwards; null when there is no such row or the guard said no, and nothing is changed.</returns>
    public static async Task<int?> MoveAsync<TEntity>(
        this ShopDbContext db, object key, (string Property, int By) upper, (string Property, int By) lower, int most,
            CancellationToken cancellationToken)
    {
        var entity = db.Model.FindEntityType(typeof(TEntity))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        string Column(string property) => $"\"{entity.FindProperty(property)!.GetColumnName(table)}\"";
        var (id, high, low) = (Column(entity.FindPrimaryKey()!.Properties.Single().Name), Column(upper.Property), Column(lower.Property));
        var sql = $"UPDATE \"{table.Name}\" SET {high} = {high} + {{1}}, {low} = {low} + {{2}} "
            + $"WHERE {id} = {{0}} AND {low} + {{2}} >= 0 AND {high} + {{1}} >= {low} + {{2}} AND {high} + {{1}} <= {{3}} "
            + $"RETURNING {high} - {low} AS \"Value\"";
        var left = await db.Database.SqlQueryRaw<int>(sql, key, upper.By, lower.By, most).ToListAsync(cancellationToken);
        return left.Count == 0 ? null : left[0];
    }

    /// <summary>
    /// Adds to the upper figure of many rows in one statement, each while 0 ≤ lower ≤ upper ≤ most holds afterwards. Keys are texts
    /// and come once each.
    /// </summary>
    /// <returns>The keys whose rows were changed.</returns>
    public static async Task<IReadOnlyList<string>> MoveManyAsync<TEntity>(
        this ShopDbContext db, string upper, string lower, IReadOnlyList<(string Key, int By)> moves, int most,
            CancellationToken cancellationToken)
    {
        if (moves.Count == 0) return [];
        var entity = db.Model.FindEntityType(typeof(TEntity))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        string Column(string property) => $"\"{entity.FindProperty(property)!.GetColumnName(table)}\"";
        var (id, high, low) = (Column(entity.FindPrimaryKey()!.Properties.Single().Name), Column(upper), Column(lower));
        // Both databases call the columns of a list of values column1 and column2.
        var values = string.Join(", ", moves.Select((_, index) => $"({{{index * 2 + 1}}}, {{{index * 2 + 2}}})"));
        var sql = $"UPDATE \"{table.Name}\" SET {high} = {high} + v.column2 FROM (VALUES {values}) AS v "
            + $"WHERE {id} = v.column1 AND {high} + v.column2 >= {low} AND {high} + v.column2 <= {{0}} RETURNING {id} AS \"Value\"";
        return await db.Database.SqlQueryRaw<string>(sql, [most, .. moves.SelectMany(move => new object[] { move.Key, move.By })])
            .ToListAsync(cancellationToken);
    }
}
