using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;

namespace Shop.Domain.Persistence.Speed;

/// <summary>
/// One number that nearly every request asks for, by a statement that is prepared once on connections that stay open for
/// it: a context, a pooled connection and a translation cost several times what the database does.
/// </summary>
public sealed class PreparedScalar(Func<DbConnection> connect, string sql) : IDisposable
{
    // More requests at once than these open a connection of their own.
    private const int MaxKept = 16;

    private readonly ConcurrentBag<DbCommand> _idle = [];

    /// <summary>The statement's one row and column for the key, which is its only parameter; 0 when there is no row.</summary>
    public async ValueTask<int> ReadAsync(object key, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out var command)) command = await PrepareAsync(cancellationToken);
        try
        {
            command.Parameters[0].Value = key;
            var number = await command.ExecuteScalarAsync(cancellationToken);
            if (_idle.Count < MaxKept)
            {
                _idle.Add(command);
                command = null;
            }

            return number is null or DBNull ? 0 : Convert.ToInt32(number, CultureInfo.InvariantCulture);
        }
        finally
        {
            // One too many, or one whose connection failed: the next request opens another.
            if (command is not null) Close(command);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var command)) Close(command);
    }

    private async Task<DbCommand> PrepareAsync(CancellationToken cancellationToken)
    {
        var connection = connect();
        try
        {
            await connection.OpenAsync(cancellationToken);
            var command = connection.CreateCommand();
            command.CommandText = sql;
            var key = command.CreateParameter();
            (key.ParameterName, key.DbType) = ("key", System.Data.DbType.Guid);
            command.Parameters.Add(key);
            await command.PrepareAsync(cancellationToken);
            return command;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static void Close(DbCommand command)
    {
        var connection = command.Connection;
        command.Dispose();
        connection?.Dispose();
    }
}
