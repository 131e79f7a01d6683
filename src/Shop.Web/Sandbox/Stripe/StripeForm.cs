using System.Globalization;
using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>A refusal in Stripe's form.</summary>
public sealed class StripeErrorException(int status, string type, string message, string? code = null, string? param = null) : Exception(message)
{
    public int Status => status;

    public JsonObject ToJson() => new()
    {
        ["error"] = new JsonObject { ["type"] = type, ["message"] = Message, ["code"] = code, ["param"] = param },
    };

    public static StripeErrorException Invalid(string message, string? param = null, string? code = null) =>
        new(StatusCodes.Status400BadRequest, "invalid_request_error", message, code, param);

    public static StripeErrorException Missing(string kind, string id) =>
        new(StatusCodes.Status404NotFound, "invalid_request_error", $"No such {kind}: '{id}'", "resource_missing", "id");
}

/// <summary>Form fields with nested names: <c>line_items[0][price_data][unit_amount]</c>.</summary>
public sealed class StripeForm(IReadOnlyDictionary<string, string> fields)
{
    public string? Text(string name) => fields.GetValueOrDefault(name);

    public string Required(string name) => Text(name) is { Length: > 0 } text ? text : throw StripeErrorException.Invalid($"Missing required param: {name}.", name, "parameter_missing");

    public long Whole(string name) => long.TryParse(Required(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw StripeErrorException.Invalid($"Invalid integer: {Text(name)}", name, "parameter_invalid_integer");

    public bool HasAny(string prefix) => fields.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The fields under a name, as an object: <c>metadata[order_id]</c>.</summary>
    public JsonObject Map(string name)
    {
        var map = new JsonObject();
        foreach (var (key, value) in fields.Where(field => field.Key.StartsWith(name + "[", StringComparison.Ordinal)))
            map[key[(name.Length + 1)..^1]] = value;
        return map;
    }

    /// <summary>The same fields in the same form, whatever their order: what "the same request" means for a key.</summary>
    public string Fingerprint() => string.Join('&', fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
}
