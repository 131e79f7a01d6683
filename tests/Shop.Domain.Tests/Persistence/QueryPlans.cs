using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Domain.Tests.Persistence;

/// <summary>Asks SQLite of each question that is put to it by which path it will find the rows.</summary>
internal sealed class QueryPlans : DbCommandInterceptor
{
    /// <summary>The steps of all questions so far, as SQLite words them: "SEARCH c USING INDEX …".</summary>
    public List<string> Steps { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken =
            default)
    {
        using var explained = command.Connection!.CreateCommand();
        (explained.CommandText, explained.Transaction) = ("EXPLAIN QUERY PLAN " + command.CommandText, command.Transaction);
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = explained.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            explained.Parameters.Add(copy);
        }

        using var reader = explained.ExecuteReader();
        while (reader.Read()) Steps.Add(reader.GetString(3));
        return ValueTask.FromResult(result);
    }
}
