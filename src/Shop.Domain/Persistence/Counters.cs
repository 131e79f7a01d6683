using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Shop.Domain.Persistence;

/// <summary>
/// Counter rows that are made or raised by one statement, so that parallel writers lose nothing. The key values
/// come in the order of the entity's primary key, as the database stores them.
/// </summary>
public static class Counters
{
    /// <summary>Adds to the counter, up to the cap; makes the row when it is missing.</summary>
    public static Task AddAsync<TEntity>(
        this ShopDbContext db, string counter, long amount, long cap, object[] key, CancellationToken cancellationToken) =>
        db.AddAsync<TEntity>(counter, amount, cap, key, [], cancellationToken);

    /// <summary>Adds to the counter, up to the cap; a missing row is made with these other values.</summary>
    public static Task AddAsync<TEntity>(
        this ShopDbContext db, string counter, long amount, long cap, object[] key, (string Property, object Value)[] whenNew,
        CancellationToken cancellationToken)
    {
        var row = new Row(db, typeof(TEntity), counter);
        var limit = $"{{{key.Length + 1 + whenNew.Length}}}";
        var sum = $"{row.Current} + excluded.{row.Counter}";
        var sql = row.Insert(key.Length, [.. whenNew.Select(column => column.Property)])
            + $" DO UPDATE SET {row.Counter} = CASE WHEN {sum} > {limit} THEN {limit} ELSE {sum} END";
        return db.Database.ExecuteSqlRawAsync(sql, [.. key, amount, .. whenNew.Select(column => column.Value), cap], cancellationToken);
    }

    /// <summary>Sets the counter to the value; makes the row when it is missing.</summary>
    public static Task SetAsync<TEntity>(
        this ShopDbContext db, string counter, long value, object[] key, CancellationToken cancellationToken)
    {
        var row = new Row(db, typeof(TEntity), counter);
        var sql = $"{row.Insert(key.Length)} DO UPDATE SET {row.Counter} = excluded.{row.Counter}";
        return db.Database.ExecuteSqlRawAsync(sql, [.. key, value], cancellationToken);
    }

    /// <summary>Raises the counter by one and returns it: 1 for a new row. The row stays locked until the transaction ends.</summary>
    public static async Task<long> NextAsync<TEntity>(
        this ShopDbContext db, string counter, object[] key, CancellationToken cancellationToken)
    {
        var row = new Row(db, typeof(TEntity), counter);
        var sql = $"{row.Insert(key.Length)} DO UPDATE SET {row.Counter} = {row.Current} + 1 RETURNING {row.Counter} AS \"Value\"";
        var values = await db.Database.SqlQueryRaw<long>(sql, [.. key, 1L]).ToListAsync(cancellationToken);
        return values.Single();
    }

    // Names come from the model, values only as parameters: nothing that a request says becomes SQL.
    private sealed class Row
    {
        private readonly IEntityType _entity;
        private readonly StoreObjectIdentifier _table;
        private readonly string[] _keys;

        public Row(ShopDbContext db, Type type, string counter)
        {
            _entity = db.Model.FindEntityType(type)!;
            _table = StoreObjectIdentifier.Create(_entity, StoreObjectType.Table)!.Value;
            _keys = [.. _entity.FindPrimaryKey()!.Properties.Select(property => Column(property.Name))];
            Counter = Column(counter);
        }

        public string Counter { get; }

        public string Current => $"\"{_table.Name}\".{Counter}";

        public string Insert(int keys, params string[] whenNew)
        {
            var columns = string.Join(", ", [.. _keys, Counter, .. whenNew.Select(Column)]);
            var values = string.Join(", ", Enumerable.Range(0, keys + 1 + whenNew.Length).Select(index => $"{{{index}}}"));
            return $"INSERT INTO \"{_table.Name}\" ({columns}) VALUES ({values}) ON CONFLICT ({string.Join(", ", _keys)})";
        }

        private string Column(string property) => $"\"{_entity.FindProperty(property)!.GetColumnName(_table)}\"";
    }
}
