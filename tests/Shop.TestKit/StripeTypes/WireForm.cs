using System.Net;
using System.Text.Json.Nodes;

namespace Shop.TestKit.StripeTypes;

/// <summary>
/// Reads parameters as they went over the wire (<c>line_items[0][quantity]=2</c>) into the tree that they stand for; all values are texts.
/// </summary>
public static class WireForm
{
    public static JsonObject Parse(string form)
    {
        var root = new JsonObject();
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            Put(root, WebUtility.UrlDecode(parts[0]).Replace("]", "", StringComparison.Ordinal)
                .Split('['), WebUtility.UrlDecode(parts.ElementAtOrDefault(1) ?? ""));
        }

        return (JsonObject)WithArrays(root, isRoot: true);
    }

    private static void Put(JsonObject into, string[] names, string value)
    {
        foreach (var name in names[..^1])
        {
            if (into[name] is not JsonObject inner) into[name] = inner = [];
            into = inner;
        }

        into[names[^1].Length == 0 ? $"{into.Count}" : names[^1]] = value;
    }

    // An object whose names are 0, 1, 2 … is an array.
    private static JsonNode WithArrays(JsonObject node, bool isRoot = false)
    {
        var members =
            node.Select(member => (member.Key, Value: member.Value is JsonObject inner ? WithArrays(inner) : member.Value!.DeepClone()))
            .ToList();
        var isArray = !isRoot && members.Select((member, index) => member.Key == $"{index}").All(fits => fits);
        return isArray
            ? new JsonArray([.. members.Select(member => member.Value)])
            : new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value)));
    }
}
