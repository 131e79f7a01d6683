using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Stripe's own sample objects (from its OpenAPI repository, MIT), which new ones start from.</summary>
internal static class StripeObjects
{
    /// <summary>The API version that the shop's Stripe library speaks.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly JsonObject Samples = Load();

    /// <summary>A sample of that kind with a new id and the present time.</summary>
    public static JsonObject New(string kind, string prefix, DateTimeOffset now)
    {
        var made = Samples[kind]!.DeepClone().AsObject();
        made["id"] = NewId(prefix);
        made["livemode"] = false;
        made["created"] = now.ToUnixTimeSeconds();
        return made;
    }

    public static string NewId(string prefix) => prefix + new string(RandomNumberGenerator.GetItems<char>(Letters, 24));

    public static JsonObject ListOf(IEnumerable<JsonNode> items, string url) => new()
    {
        ["object"] = "list", ["url"] = url, ["has_more"] = false, ["data"] = new JsonArray([.. items.Select(item => item.DeepClone())]),
    };

    private static JsonObject Load()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("Shop.Web.Sandbox.Stripe.fixtures.json")!;
        return JsonNode.Parse(file)!.AsObject();
    }
}
