using System.Data.Common;

namespace Shop.Benchmarks;

/// <summary>One row of a table, with the statement that writes it prepared once for each connection.</summary>
internal sealed class BareRow(string table, string[] columns, object[] values)
{
    private static readonly Dictionary<(DbConnection, string), DbCommand> Inserts = [];

    public object this[string column] => values[Array.IndexOf(columns, column)];

    public static void Bind(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    public async Task InsertAsync(DbConnection connection, DbTransaction transaction)
    {
        if (!Inserts.TryGetValue((connection, table), out var command)) Inserts[(connection, table)] = command = Prepared(connection);
        command.Transaction = transaction;
        for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index];
        await command.ExecuteNonQueryAsync();
    }

    public async Task DeleteAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        var keys = columns.Where(column => column is "Id" or "OrderId" or "Sku" or "Position" or "Rate").ToArray();
        command.CommandText =
            $"DELETE FROM {table} WHERE {string.Join(" AND ", keys.Select(key => $"\"{key}\" IS NOT DISTINCT FROM @{key}"))}";
        foreach (var key in keys) Bind(command, key, this[key]);
        await command.ExecuteNonQueryAsync();
    }

    private DbCommand Prepared(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select(column => $"@{column}"))})";
        for (var index = 0; index < columns.Length; index++) Bind(command, columns[index], values[index]);
        return command;
    }
}
