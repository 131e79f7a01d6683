using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Writes events with a snapshot of their object, and plans their delivery.</summary>
internal sealed class EventsLog(Fixtures fixtures, Chaos chaos)
{
    /// <summary>The version of the API that the shop's Stripe.net is made for.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    public void Emit(SandboxTransaction records, string type, JsonObject about)
    {
        var id = StripeId.New("evt", 26);
        var plan = chaos.PlanWebhook();
        var happened = fixtures.New("event", id, records.Now);
        happened.Set(new JsonObject
        {
            ["api_version"] = ApiVersion,
            ["type"] = type,
            ["pending_webhooks"] = plan.Count > 0 ? 1 : 0,
            ["data"] = new JsonObject { ["object"] = about.DeepClone() },
            ["request"] = new JsonObject { ["id"] = records.Cause.RequestId, ["idempotency_key"] = records.Cause.IdempotencyKey },
        });
        records.Objects.Add(happened);
        foreach (var delay in plan) records.Webhooks.Add(id, delay);
        if (plan.Count == 0) records.Webhooks.Record(id, "dropped");
    }
}
