using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Domain.Persistence;

namespace Shop.Domain.Search.Sql;

/// <summary>Sends the statements of the search, and answers from memory what it can (<see cref="EntryCache"/>).</summary>
internal sealed class TextIndex(ShopDbContext db, EntryCache? kept)
{
    public bool IsSqlite { get; } = db.Database.IsSqlite();

    /// <summary>
    /// The numbers of the entries that have all places of the query in that part, in order: of more than are wanted the first are taken, on
    /// both databases.
    /// </summary>
    public async Task ReadAsync(string part, TextQuery query, int most, Action<long> found, CancellationToken cancellationToken)
    {
        var (sets, rest) = await KeptAsync(part, query, cancellationToken);
        if (rest.Places.Count == 0) foreach (var number in EntrySet.InAll(sets).Take(most)) found(number);
        else if (sets.Count == 0 || !await NarrowAsync(part, rest, sets, most, found, cancellationToken))
            await AskAsync(part, query, most, found, cancellationToken);
    }

    public async Task RowsAsync(string sql, IReadOnlyList<(string Name, object Value)> values, Action<DbDataReader> read,
        CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Transaction = db.Database.CurrentTransaction is { } current ? current.GetDbTransaction() : null;
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) read(reader);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // What is asked for the first time is mostly rare: its entries are read, and those that have the other words too are taken.
    // False, and nothing found, where it has more than may be read.
    private async Task<bool> NarrowAsync(string part, TextQuery rest, List<EntrySet> sets, int most, Action<long> found,
        CancellationToken cancellationToken)
    {
        var some = new List<long>();
        await AskAsync(part, rest, most, some.Add, cancellationToken);
        if (some.Count == most) return false;
        some.FindAll(number => sets.TrueForAll(set => set.Has(number))).ForEach(found);
        return true;
    }

    // The places whose entries are in memory, and the query without them. Beginnings are left to the database: what begins
    // with a letter or two may be half of the catalogue, which nobody reads whole.
    private async Task<(List<EntrySet> Sets, TextQuery Others)> KeptAsync(string part, TextQuery query, CancellationToken cancellationToken)
    {
        var sets = new List<EntrySet>();
        if (kept is null || !IsSqlite || query.Places.Any(place => place.Any(term => term.IsPrefix))) return (sets, query);
        var rest = new List<IReadOnlyList<TextTerm>>();
        foreach (var place in query.Places)
        {
            if (await SetAsync(kept, part, query with { Places = [place] }, cancellationToken) is { } set) sets.Add(set);
            else rest.Add(place);
        }

        return (sets, query with { Places = rest });
    }

    private async Task<EntrySet?> SetAsync(EntryCache entries, string part, TextQuery place, CancellationToken cancellationToken)
    {
        var (table, text) = (Table(place, part), place.ForSqlite());
        var key = $"{table} {text}";
        if (entries.Find(key) is { } known) return known;
        if (!entries.IsAskedAgain(key)) return null;
        var (stamp, numbers) = (entries.Stamp, "");
        var sql = $"SELECT group_concat(rowid) FROM (SELECT rowid FROM {table} WHERE {table} MATCH @query ORDER BY rowid)";
        await RowsAsync(sql, [("query", text)], reader => numbers = reader.IsDBNull(0) ? "" : reader.GetString(0), cancellationToken);
        var set = EntrySet.Of(numbers);
        entries.Keep(key, set, stamp);
        return set;
    }

    private Task AskAsync(string part, TextQuery query, int most, Action<long> found, CancellationToken cancellationToken) => RowsAsync(
        Sql(query, part), [("query", IsSqlite ? query.ForSqlite() : query.ForPostgres()), ("culture", query.Culture), ("most", most)],
        reader => found(reader.GetInt64(0)), cancellationToken);

    // The index alone answers on SQLite; the entries themselves are not read.
    private string Sql(TextQuery query, string part) => IsSqlite
        ? $"SELECT rowid FROM {Table(query, part)} WHERE {Table(query, part)} MATCH @query LIMIT @most"
        : $"SELECT \"Number\" FROM search_entry WHERE \"Culture\" = @culture AND \"{part}\" @@ CAST(@query AS tsquery) ORDER BY \"Number\" LIMIT @most";

    private static string Table(TextQuery query, string part) =>
        $"search_{(part == TextSearch.Head ? "head_" : "")}{SearchTables.SuffixOf(query.Culture)}";
}
