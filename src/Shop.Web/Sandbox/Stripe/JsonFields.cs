using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Reads and writes fields of Stripe's objects.</summary>
internal static class JsonFields
{
    // Stripe sends UTF-8 as it is, not \u escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToText(this JsonNode node) => node.ToJsonString(Plain);

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    public static string Text(this JsonObject from, string field) => from[field]!.GetValue<string>();

    public static string? TextOrNull(this JsonObject from, string field) => from[field]?.GetValue<string>();

    // By way of text, because a number in a node remembers whether it came as an int, a long or JSON.
    public static long Number(this JsonObject from, string field) =>
        long.Parse(from[field]!.ToJsonString(), CultureInfo.InvariantCulture);

    /// <summary>The object as it is now, to be compared with later.</summary>
    public static JsonObject Snapshot(this JsonObject of) => of.DeepClone().AsObject();

    /// <summary>Sets each field of <paramref name="changes"/>, moving its value over.</summary>
    public static void Set(this JsonObject target, JsonObject changes)
    {
        foreach (var (field, value) in changes.ToArray())
        {
            changes.Remove(field);
            target[field] = value;
        }
    }
}
