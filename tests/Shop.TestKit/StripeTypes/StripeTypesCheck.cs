using System.Text.Json.Nodes;

namespace Shop.TestKit.StripeTypes;

/// <summary>A call to Stripe as it went over the wire.</summary>
/// <param name="Path">From "/v1" on.</param>
/// <param name="Form">The body's form, or what stands behind the address's question mark.</param>
public sealed record StripeExchange(string Method, string Path, string Form, IReadOnlyDictionary<string, string> Headers, int Status,
    string Body);

/// <summary>Checks calls, answers and events against Stripe's published types. No deviation is an empty list.</summary>
public static class StripeTypesCheck
{
    private const string Root = "answer";
    private const int MaxKey = 255;
    private static readonly StripeSchema Schema = StripeSchema.Published;
    private static readonly IReadOnlySet<string> NothingExpanded = new HashSet<string>();

    /// <summary>The parameters by name and type at every level, and the headers.</summary>
    public static IReadOnlyList<string> OfRequest(StripeExchange call)
    {
        if (Schema.Route(call.Method, call.Path) is not { } route) return [$"{call.Method} {call.Path} is not a route of the schema"];
        var form = WireForm.Parse(call.Form);
        return [.. new ShapeCheck(Schema, isForm: true, NothingExpanded)
            .Check(form, route.Params, "params"), .. ExpandPaths.Faults(form, route.Answer, Schema), .. Headers(call)];
    }

    /// <summary>The answer's JSON: the route's object or list, or an error.</summary>
    public static IReadOnlyList<string> OfAnswer(StripeExchange call)
    {
        if (JsonNode.Parse(call.Body) is not JsonObject body) return ["the answer is not an object"];
        if (call.Status >= 400) return OfError(body);
        if (Schema.Route(call.Method, call.Path) is not { } route)
            return [$"{call.Method} {call.Path} answers, though it is not a route of the schema"];
        if (route.Answer.ToJsonString().Contains("\"Event\"", StringComparison.Ordinal))
            return body["data"] is JsonArray page ? [.. page.SelectMany(OfEvent)] : OfEvent(body);
        return new ShapeCheck(Schema, isForm: false, ExpandPaths.Of(WireForm.Parse(call.Form), Root)).Check(body, route.Answer, Root);
    }

    /// <summary>
    /// An event: a known type, about an object of the kind that this type is about, with earlier values of fields that it has.
    /// </summary>
    public static IReadOnlyList<string> OfEvent(JsonNode? told)
    {
        if (told is not JsonObject body) return ["the event is not an object"];
        var fields = Schema.Event.DeepClone().AsObject();
        (fields["type"], fields["data"]) = ("string", new JsonObject { ["map"] = "any" });
        var found = new ShapeCheck(Schema, isForm: false, NothingExpanded).Fields(body, fields, "event").ToList();
        if (found.Count > 0) return found;
        var type = (string)body["type"]!;
        if (!Schema.TryEventType(type, out var about)) return [$"event.type {type} does not exist"];
        return about is null
            ? [$"event.type {type} is about an object that the schema does not have"]
            : OfData(body["data"]!.AsObject(), type, Schema.Fields(about));
    }

    private static IReadOnlyList<string> OfData(JsonObject data, string type, JsonObject about)
    {
        var check = new ShapeCheck(Schema, isForm: false, NothingExpanded);
        var found = data.Where(member => member.Key is not ("object" or "previous_attributes"))
            .Select(member => $"event.data.{member.Key} is unknown").ToList();
        if (data["object"] is JsonObject made) found.AddRange(check.Fields(made, about, $"{type}.object"));
        else found.Add($"{type}.object is missing");
        if (data["previous_attributes"] is not JsonObject before) return found;
        var partial =
            new JsonObject(
            about.Select(field =>
            KeyValuePair.Create($"{field.Key.TrimEnd('?')}?", before[field.Key.TrimEnd('?')] is JsonObject
                ? "any"
                : field.Value?.DeepClone())));
        return [.. found, .. check.Fields(before, partial, $"{type}.previous_attributes")];
    }

    private static IReadOnlyList<string> OfError(JsonObject body)
    {
        if (body.Count != 1 || body["error"] is not JsonObject error) return ["an error is {\"error\": {…}} and nothing else"];
        string[] always = ["message", "type", "request_log_url"];
        var fields = new JsonObject(
            Schema.Error.Select(field =>
            KeyValuePair.Create(always.Contains(field.Key.TrimEnd('?')) ? field.Key.TrimEnd('?') : field.Key, field.Value?.DeepClone())));
        return new ShapeCheck(Schema, isForm: false, NothingExpanded).Fields(error, fields, "error");
    }

    private static IEnumerable<string> Headers(StripeExchange call)
    {
        var sent = call.Headers;
        if (sent.GetValueOrDefault("Stripe-Version") != Schema.ApiVersion)
            yield return $"header Stripe-Version is {sent.GetValueOrDefault("Stripe-Version")}, not {Schema.ApiVersion}";
        if (sent.GetValueOrDefault("Authorization")?.StartsWith("Bearer ", StringComparison.Ordinal) != true)
            yield return "header Authorization is not a bearer key";
        if (call.Method != "POST") yield break;
        if (sent.GetValueOrDefault("Idempotency-Key") is not { Length: > 0 and <= MaxKey })
            yield return "header Idempotency-Key is missing or too long";
        if (sent.GetValueOrDefault("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true)
            yield return "header Content-Type is not that of a form";
    }
}
