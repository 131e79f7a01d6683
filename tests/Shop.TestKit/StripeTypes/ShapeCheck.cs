using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.TestKit.StripeTypes;

/// <summary>Compares a value with the shape that Stripe's types give it, and names each place where they differ.</summary>
/// <param name="isForm">The value came as form parameters, where numbers and truths are texts.</param>
/// <param name="expanded">The places (without indexes) whose objects were asked for in place of their ids.</param>
public sealed class ShapeCheck(StripeSchema schema, bool isForm, IReadOnlySet<string> expanded)
{
    public IReadOnlyList<string> Check(JsonNode? value, JsonNode shape, string place) => shape switch
    {
        JsonArray union => Union(value, [.. union.OfType<JsonNode>()], place),
        JsonObject made => Made(value, made, place),
        _ => Plain(value, shape.GetValue<string>(), place),
    };

    /// <summary>No unknown field, none missing, each of its own shape.</summary>
    public IReadOnlyList<string> Fields(JsonObject value, JsonObject fields, string place)
    {
        var found = value.Where(field => !fields.ContainsKey(field.Key) && !fields.ContainsKey($"{field.Key}?"))
            .Select(field => $"{place}.{field.Key} is unknown").ToList();
        foreach (var (key, shape) in fields)
        {
            var name = key.TrimEnd('?');
            if (value.TryGetPropertyValue(name, out var own))
                found.AddRange([.. Check(own, shape!, $"{place}.{name}"), .. OnlyOnRequest(key, shape!, $"{place}.{name}")]);
            else if (!key.EndsWith('?')) found.Add($"{place}.{name} is missing");
            else if (IsExpanded($"{place}.{name}")) found.Add($"{place}.{name} was to be expanded and is missing");
        }

        return found;
    }

    // A list that may be left out is there only when it is asked for ("line_items" of a session).
    private IEnumerable<string> OnlyOnRequest(string key, JsonNode shape, string place) =>
        !isForm && key.EndsWith('?') && shape.ToJsonString().Contains("\"list\"", StringComparison.Ordinal) && !IsExpanded(place)
            ? [$"{place} is there without being asked for"]
            : [];

    private IReadOnlyList<string> Union(JsonNode? value, List<JsonNode> union, string place)
    {
        if (!isForm && IsExpandable(union) && value is not null && (value is JsonObject) != IsExpanded(place))
            return [value is JsonObject ? $"{place} is an object where its id belongs" : $"{place} was to be expanded and is an id"];
        var tries = union.Where(shape => IsContainer(shape) == value is JsonObject or JsonArray).Select(shape => Check(value, shape, place))
            .ToList();
        return tries.MinBy(each => each.Count) is { } best && (best.Count == 0 || value is JsonObject or JsonArray)
            ? best
            : [$"{place} is {Shown(value)}, not {string.Join(" or ", union.Select(shape => shape.ToJsonString()))}"];
    }

    private IReadOnlyList<string> Made(JsonNode? value, JsonObject shape, string place) => shape.Single() switch
    {
        ("enum", { } words) =>
            value is JsonValue text && text.GetValueKind() == JsonValueKind.String && words.AsArray()
                .Any(word => (string?)word == (string?)text)
            ? [] : [$"{place} is {Shown(value)}, none of {words.ToJsonString()}"],
        ("ref", { } type) =>
            value is JsonObject made ? Fields(made, schema.Fields((string)type!), place) : [$"{place} is {Shown(value)}, not {type}"],
        ("map", { } each) =>
            value is JsonObject map
                ? [.. map.SelectMany(pair => Check(pair.Value, each, $"{place}.{pair.Key}"))]
                : [$"{place} is {Shown(value)}, not a map"],
        ("array", { } each) =>
            value is JsonArray array
                ? [.. array.SelectMany((item, i) => Check(item, each, $"{place}[{i}]"))]
                : [$"{place} is {Shown(value)}, not an array"],
        ("list", { } each) => value is JsonObject list ? Fields(list, ListOf(each), place) : [$"{place} is {Shown(value)}, not a list"],
        _ => [$"{place} is {Shown(value)}, of a resource that the schema does not have: {shape.ToJsonString()}"],
    };

    private IReadOnlyList<string> Plain(JsonNode? value, string word, string place) => (word, value?.GetValueKind()) switch
    {
        ("any", _) => [],
        ("string", JsonValueKind.String) when !isForm || (string?)value != "" => [],
        ("number", JsonValueKind.String) when isForm
            && long.TryParse((string?)value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => [],
        ("number", JsonValueKind.Number) when place.EndsWith("exchange_rate", StringComparison.Ordinal)
            || long.TryParse(value!.ToJsonString(), out _) => [],
        ("boolean", JsonValueKind.String) when isForm && (string?)value is "true" or "false" => [],
        ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
        ("null", JsonValueKind.String) when isForm && (string?)value == "" => [],
        ("null", null) => [],
        ("left out", _) => [$"{place} is of a payment method whose shape is not in the schema"],
        _ => [$"{place} is {Shown(value)}, not {word}"],
    };

    private static JsonObject ListOf(JsonNode each) => new()
    {
        ["object"] = new JsonObject { ["enum"] = new JsonArray("list") }, ["data"] =
            new JsonObject { ["array"] = each.DeepClone() }, ["has_more"] = "boolean", ["url"] = "string",
    };

    private static bool IsContainer(JsonNode shape) => shape is JsonObject made && !made.ContainsKey("enum");

    private bool IsExpandable(List<JsonNode> union) =>
        union.Any(shape => shape is JsonValue word && (string?)word == "string")
            && union.Any(shape => shape is JsonObject made && (made.ContainsKey("other") || schema.IsResource((string?)made["ref"] ?? "")));

    private bool IsExpanded(string place) => expanded.Contains(ExpandPaths.WithoutIndexes(place));

    private static string Shown(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 60)] : "null";
}
