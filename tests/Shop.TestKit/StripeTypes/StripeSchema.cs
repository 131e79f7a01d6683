using System.Text.Json.Nodes;

namespace Shop.TestKit.StripeTypes;

/// <summary>
/// Stripe's published types for the calls that the shop makes (<c>schema.json</c>, written by <c>tests/stripe-types</c>). A
/// shape is a word ("string", "number", "boolean", "null", "any", "left out"), an object with one of the members ref, other
/// (a resource that is not in the schema), enum, array, list and map, or an array of shapes of which one must fit.
/// </summary>
public sealed class StripeSchema
{
    private readonly JsonObject _schema;

    private StripeSchema(JsonObject schema) => _schema = schema;

    public static StripeSchema Published { get; } = Read();

    /// <summary>The version of the API that the types describe.</summary>
    public string ApiVersion => (string)_schema["api_version"]!;

    public JsonObject Event => _schema["event"]!["fields"]!.AsObject();

    public JsonObject Error => _schema["error"]!.AsObject();

    /// <summary>The fields of a type, by name; a name that ends in a question mark may be left out.</summary>
    public JsonObject Fields(string type) => _schema["types"]![type]!.AsObject();

    /// <summary>Whether that type is an object of the API with an id of its own, which can stand in place of its id.</summary>
    public bool IsResource(string type) => Fields(type) is var fields && fields.ContainsKey("id") && fields.ContainsKey("object");

    /// <summary>The shapes of a route's parameters and answer; null when it is not in the schema.</summary>
    /// <param name="path">From "/v1" on.</param>
    public (JsonNode Params, JsonNode Answer)? Route(string method, string path)
    {
        var parts = path.Split('/');
        var found = _schema["requests"]!.AsObject()
            .FirstOrDefault(route => route.Key.Split(' ') is [var verb, var pattern] && verb == method && Fits(pattern.Split('/'), parts));
        return found.Value is { } route ? (route["params"]!, route["answer"]!) : null;
    }

    /// <summary>Whether events of that type exist, and what they are about, when that is in the schema.</summary>
    public bool TryEventType(string type, out string? about)
    {
        var isKnown = _schema["event"]!["types"]!.AsObject().TryGetPropertyValue(type, out var name);
        about = (string?)name;
        return isKnown;
    }

    private static bool Fits(string[] pattern, string[] parts) =>
        pattern.Length == parts.Length && pattern.Zip(parts)
            .All(pair => pair.First == pair.Second || (pair.First == "{id}" && pair.Second.Length > 0));

    private static StripeSchema Read()
    {
        using var stream = typeof(StripeSchema).Assembly.GetManifestResourceStream("stripe-schema.json")!;
        return new StripeSchema(JsonNode.Parse(stream)!.AsObject());
    }
}
