using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Writes events with a snapshot of their object, and plans their delivery.</summary>
internal sealed class EventsLog(Fixtures fixtures, Chaos chaos)
{
    /// <summary>The version of the API that the shop's Stripe.net is made for.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    /// <param name="records">Where the event is kept.</param>
    /// <param name="type">What happened.</param>
    /// <param name="about">The object as it is now.</param>
    /// <param name="before">As it was, for events that tell of changes: what differs is told too.</param>
    public void Emit(SandboxTransaction records, string type, JsonObject about, JsonObject? before = null)
    {
        var id = StripeId.New("evt", 26);
        var plan = chaos.PlanWebhook();
        var happened = fixtures.New("event", id, records.Now);
        happened.Set(new JsonObject
        {
            ["api_version"] = ApiVersion,
            ["type"] = type,
            ["pending_webhooks"] = plan.Count > 0 ? 1 : 0,
            ["data"] = Data(about, before),
            ["request"] = new JsonObject { ["id"] = records.Cause.RequestId, ["idempotency_key"] = records.Cause.IdempotencyKey },
        });
        records.Objects.Add(happened);
        foreach (var delay in plan) records.Webhooks.Add(id, delay);
        if (plan.Count == 0) records.Webhooks.Record(id, "dropped");
    }

    private static JsonObject Data(JsonObject about, JsonObject? before)
    {
        var data = new JsonObject { ["object"] = about.DeepClone() };
        if (before is not null) data["previous_attributes"] = Earlier(before, about);
        return data;
    }

    private static JsonObject Earlier(JsonObject before, JsonObject now)
    {
        var earlier = new JsonObject();
        foreach (var (field, value) in before)
        {
            if (JsonNode.DeepEquals(value, now[field])) continue;
            earlier[field] = value is JsonObject inner && now[field] is JsonObject other ? Earlier(inner, other) : value?.DeepClone();
        }

        return earlier;
    }
}
