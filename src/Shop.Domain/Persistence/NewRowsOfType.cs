using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Shop.Domain.Persistence;

/// <summary>The new rows of one table, and the statement that writes them.</summary>
internal sealed class NewRowsOfType : IDisposable
{
    private readonly List<object?[]> _rows = [];
    private readonly string _table;
    private readonly (string Column, IProperty Property, RelationalTypeMapping Mapping)[] _columns;
    private readonly INavigation[] _parts;
    private DbCommand? _insert;

    /// <exception cref="InvalidOperationException">A column has no member behind it: such a table cannot be written this way.</exception>
    public NewRowsOfType(IEntityType type)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        _table = $"\"{table.Name}\"";
        // What the database counts itself (a movement's number) is left to it.
        _columns = [.. type.GetFlattenedProperties()
            .Where(property => !(property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long)))
            .Select(property => ($"\"{property.GetColumnName(table)}\"", property, (RelationalTypeMapping)property.GetTypeMapping()))];
        _parts = [.. type.GetNavigations().Where(navigation => !navigation.IsOnDependent)];
        if (_columns.FirstOrDefault(column => column.Property.IsShadowProperty()).Column is { } lonely)
            throw new InvalidOperationException($"{_table} has a column without a member: {lonely}.");
    }

    public IEnumerable<object> PartsOf(object entity) => _parts.SelectMany(part => part.GetGetter().GetClrValue(entity) switch
    {
        null => [],
        IEnumerable many => many.Cast<object>(),
        var one => [one],
    });

    public void Add(object entity) => _rows.Add([.. _columns.Select(column => Stored(column.Property, column.Mapping, entity))]);

    public void Clear() => _rows.Clear();

    public void Insert(DbConnection connection, DbTransaction transaction)
    {
        _insert ??= Prepared(connection);
        _insert.Transaction = transaction;
        foreach (var row in _rows)
        {
            for (var index = 0; index < row.Length; index++) _insert.Parameters[index].Value = row[index] ?? DBNull.Value;
            _insert.ExecuteNonQuery();
        }
    }

    public async Task CopyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_rows.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {_table} ({string.Join(", ", _columns.Select(column => column.Column))}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in _rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var value in row)
            {
                if (value is null) await copy.WriteNullAsync(cancellationToken);
                else await copy.WriteAsync(value, cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    public void Dispose() => _insert?.Dispose();

    private static object? Stored(IProperty property, RelationalTypeMapping mapping, object entity)
    {
        var value = property.GetGetter().GetClrValueUsingContainingEntity(entity);
        return mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    private DbCommand Prepared(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {_table} ({string.Join(", ", _columns.Select(column => column.Column))})"
            + $" VALUES ({string.Join(", ", _columns.Select((_, index) => $"@p{index}"))})";
        foreach (var (index, (_, property, mapping)) in _columns.Index())
            command.Parameters.Add(mapping.CreateParameter(command, $"@p{index}", null, property.IsNullable));
        return command;
    }
}
