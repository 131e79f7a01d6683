using System.Globalization;
using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Stripe's objects as its API shows them, kept as JSON under their kind (the API's <c>object</c>) and id.</summary>
internal sealed class StripeObjects(SandboxTransaction records)
{
    public void Add(JsonObject made) => Add(made.Text("object"), made.Text("id"), made);

    /// <summary>Keeps something of the sandbox's own, which the API does not show.</summary>
    public void Add(string kind, string id, JsonObject made) => records.Execute(
        "INSERT INTO objects (kind, id, json, created) VALUES ($kind, $id, $json, $created)",
        ("$kind", kind), ("$id", id), ("$json", made.ToText()), ("$created", records.Now.ToUnixTimeSeconds()));

    public void Save(JsonObject changed) => records.Execute(
        "UPDATE objects SET json = $json WHERE kind = $kind AND id = $id",
        ("$kind", changed.Text("object")), ("$id", changed.Text("id")), ("$json", changed.ToText()));

    public void Remove(string kind, string id) =>
        records.Execute("DELETE FROM objects WHERE kind = $kind AND id = $id", ("$kind", kind), ("$id", id));

    public JsonObject? Find(string kind, string id) => records.Query(
        "SELECT json FROM objects WHERE kind = $kind AND id = $id", row => JsonFields.Parse(row.GetString(0)),
        ("$kind", kind), ("$id", id)).SingleOrDefault();

    /// <exception cref="StripeFault">404: there is no such object.</exception>
    public JsonObject Get(string kind, string id, string param = "id") => Find(kind, id) ?? throw StripeFault.NotFound(kind, id, param);

    /// <summary>All of that kind, the oldest first.</summary>
    public IReadOnlyList<JsonObject> All(string kind) => records.Query(
        "SELECT json FROM objects WHERE kind = $kind ORDER BY seq", row => JsonFields.Parse(row.GetString(0)), ("$kind", kind));

    /// <summary>A page of a list, the newest first, with one object more than asked for when there are more.</summary>
    public IReadOnlyList<JsonObject> Page(string kind, ListQuery query)
    {
        var backwards = query.EndingBefore is not null;
        var values = new List<(string, object?)>
        {
            ("$kind", kind), ("$from", query.CreatedFrom), ("$until", query.CreatedUntil), ("$limit", query.Limit + 1),
            ("$before", CursorOf(kind, query.StartingAfter)), ("$after", CursorOf(kind, query.EndingBefore)),
        };
        var sql = $"""
            SELECT json FROM objects
            WHERE kind = $kind AND seq < coalesce($before, {long.MaxValue}) AND seq > coalesce($after, 0)
              AND created BETWEEN $from AND $until{FilterSql(query, values)}
            ORDER BY seq {(backwards ? "ASC" : "DESC")} LIMIT $limit
            """;
        return records.Query(sql, row => JsonFields.Parse(row.GetString(0)), [.. values]);
    }

    private static string FilterSql(ListQuery query, List<(string, object?)> values)
    {
        var sql = "";
        foreach (var (field, wanted) in query.Filters)
        {
            // The field's name comes from the sandbox's code, the values from the request.
            var names = wanted.Select(value => Named(values, value));
            sql += $" AND json_extract(json, '$.{field}') IN ({string.Join(", ", names)})";
        }

        return sql;
    }

    private static string Named(List<(string, object?)> values, string value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"$p{values.Count}");
        values.Add((name, value));
        return name;
    }

    private long? CursorOf(string kind, string? id)
    {
        if (id is null) return null;
        var found = records.Query("SELECT seq FROM objects WHERE kind = $kind AND id = $id", row => row.GetInt64(0), ("$kind", kind),
            ("$id", id));
        return found.Count == 1 ? found[0] : throw StripeFault.NotFound(kind, id, "starting_after");
    }
}
