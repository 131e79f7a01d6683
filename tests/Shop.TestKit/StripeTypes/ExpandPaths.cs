using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Shop.TestKit.StripeTypes;

/// <summary>The parameter <c>expand</c>: which places of an answer are to hold objects in place of their ids.</summary>
public static partial class ExpandPaths
{
    private const int Deepest = 4;

    /// <summary>
    /// What the request asks for, as places in the answer below <paramref name="root"/>, each with those on the way to it.
    /// </summary>
    public static IReadOnlySet<string> Of(JsonNode form, string root) => Asked(form)
        .SelectMany(path => path.Split('.') is var parts
            ? Enumerable.Range(1, parts.Length).Select(length => $"{root}.{string.Join('.', parts.Take(length))}")
            : [])
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What of it Stripe would refuse: too deep, or no such place.</summary>
    public static IEnumerable<string> Faults(JsonNode form, JsonNode answer, StripeSchema schema) => Asked(form)
        .Where(path => path.Split('.') is var parts && (parts.Length > Deepest || !Leads(answer, parts, schema)))
            .Select(path => $"expand: {path} cannot be expanded");

    public static string WithoutIndexes(string place) => Index().Replace(place, "");

    private static IEnumerable<string> Asked(JsonNode form) =>
        form["expand"] is JsonArray paths ? paths.Select(path => (string?)path ?? "") : [];

    private static bool Leads(JsonNode shape, ReadOnlySpan<string> parts, StripeSchema schema)
    {
        if (parts.IsEmpty) return true;
        if (shape is JsonObject list && list["list"] is { } each) return parts[0] == "data" && Leads(each, parts[1..], schema);
        var types = (shape as JsonArray ?? [shape.DeepClone()]).OfType<JsonObject>().Select(part => (string?)part["ref"]).OfType<string>();
        foreach (var type in types)
        {
            var fields = schema.Fields(type);
            if ((fields[parts[0]] ?? fields[$"{parts[0]}?"]) is { } next && (parts.Length > 1 || IsExpandable(next))
                && Leads(next, parts[1..], schema)) return true;
        }

        return false;
    }

    private static bool IsExpandable(JsonNode shape) => shape is JsonArray union
        ? union.OfType<JsonObject>().Any(part => part.ContainsKey("ref") || part.ContainsKey("other") || part.ContainsKey("list"))
        : shape is JsonObject made && made.ContainsKey("list");

    [GeneratedRegex(@"\[\d+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Index();
}
