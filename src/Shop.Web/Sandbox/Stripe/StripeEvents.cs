using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Writes down what happened, and which webhooks are owed for it.</summary>
public sealed class StripeEvents(SandboxStore store, Chaos chaos, TimeProvider clock)
{
    /// <summary>Runs inside the change that made it happen: an event without its cause cannot be, nor the reverse.</summary>
    public void Happened(string type, JsonObject about)
    {
        var now = clock.GetUtcNow();
        var made = StripeObjects.New("event", "evt_", now);
        made["api_version"] = StripeObjects.ApiVersion;
        made["type"] = type;
        made["pending_webhooks"] = 1;
        made["data"] = new JsonObject { ["object"] = CheckoutSessions.Shown(about) };
        made["request"] = new JsonObject { ["id"] = StripeObjects.NewId("req_"), ["idempotency_key"] = null };
        store.Save("event", made);
        foreach (var wait in chaos.Deliveries())
            store.Run("INSERT INTO delivery (event, due) VALUES ($1, $2)", (string)made["id"]!, now.ToUnixTimeMilliseconds() + wait);
    }

    /// <summary>An event with what became of its deliveries.</summary>
    public JsonObject WithDeliveries(JsonObject made)
    {
        var shown = made.DeepClone().AsObject();
        var attempts = store.Read(
            "SELECT at, status FROM attempt WHERE event = $1 ORDER BY at",
            row => (JsonNode)new JsonObject { ["at"] = row.GetInt64(0) / 1000, ["status"] = row.GetString(1) }, (string)made["id"]!);
        shown["deliveries"] = new JsonArray([.. attempts]);
        return shown;
    }
}
