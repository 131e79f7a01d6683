using System.Reflection;
using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Stripe's own sample objects, which the sandbox's objects start from, so that every field is there.</summary>
internal sealed class Fixtures
{
    private readonly JsonObject _samples = Read();

    /// <summary>A fresh object of that kind with its id and its time; livemode is false.</summary>
    public JsonObject New(string kind, string id, DateTimeOffset created)
    {
        var made = _samples[kind]!.DeepClone().AsObject();
        made["id"] = id;
        if (made.ContainsKey("created")) made["created"] = created.ToUnixTimeSeconds();
        return made;
    }

    private static JsonObject Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames()
            .Single(name => name.EndsWith("Sandbox.Stripe.fixtures.json", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
