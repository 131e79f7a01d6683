using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Stripe's addresses.</summary>
internal static class StripeRoutes
{
    public static RouteGroupBuilder MapStripeApi(this RouteGroupBuilder v1)
    {
        v1.MapPost("/checkout/sessions", (HttpContext context, StripeApi api, CheckoutSessions sessions) => api.AnswerAsync(context, sessions.Create));
        v1.MapGet("/checkout/sessions", (HttpContext context, StripeApi api, CheckoutSessions sessions) => api.AnswerAsync(
            context, form => StripeObjects.ListOf(
                sessions.List().Reverse().Where(session => Matches(session, form)).Select(CheckoutSessions.Shown), "/v1/checkout/sessions")));
        v1.MapGet("/checkout/sessions/{id}", (string id, HttpContext context, StripeApi api, CheckoutSessions sessions) =>
            api.AnswerAsync(context, _ => sessions.Get(id)));
        v1.MapPost("/checkout/sessions/{id}/expire", (string id, HttpContext context, StripeApi api, CheckoutSessions sessions) =>
            api.AnswerAsync(context, _ => sessions.Expire(id)));
        v1.MapGet("/checkout/sessions/{id}/line_items", (string id, HttpContext context, StripeApi api, CheckoutSessions sessions) =>
            api.AnswerAsync(context, _ => StripeObjects.ListOf(sessions.Get(id)["sandbox_lines"]!.AsArray().OfType<JsonNode>(), "/v1/line_items")));
        v1.MapPost("/refunds", (HttpContext context, StripeApi api, Refunds refunds) => api.AnswerAsync(context, refunds.Create));
        foreach (var (path, kind) in new[] { ("payment_intents", "payment_intent"), ("charges", "charge"), ("refunds", "refund"), ("events", "event") })
            v1.MapReads(path, kind);
        return v1;
    }

    /// <summary>The whole ledger, for the checker and the tests, and the switch for faults.</summary>
    public static void MapLedger(this RouteGroupBuilder sandbox)
    {
        sandbox.MapGet("/stripe/ledger.json", (SandboxStore store, StripeEvents events) => Results.Json(new JsonObject
        {
            ["sessions"] = Array(store.List("checkout.session").Select(CheckoutSessions.Shown)),
            ["payment_intents"] = Array(store.List("payment_intent")),
            ["charges"] = Array(store.List("charge")),
            ["refunds"] = Array(store.List("refund")),
            ["disputes"] = new JsonArray(),
            ["events"] = Array(store.List("event").Select(events.WithDeliveries)),
        }));
        sandbox.MapPost("/stripe/chaos", async (HttpContext context, Chaos chaos) =>
        {
            chaos.Set(await context.Request.ReadFormAsync());
            return Results.NoContent();
        });
    }

    private static void MapReads(this RouteGroupBuilder v1, string path, string kind)
    {
        v1.MapGet($"/{path}/{{id}}", (string id, HttpContext context, StripeApi api, SandboxStore store) =>
            api.AnswerAsync(context, _ => store.Find(kind, id) ?? throw StripeErrorException.Missing(kind, id)));
        v1.MapGet($"/{path}", (HttpContext context, StripeApi api, SandboxStore store) => api.AnswerAsync(
            context, form => StripeObjects.ListOf(store.List(kind).Reverse().Where(item => Matches(item, form)), $"/v1/{path}")));
    }

    private static bool Matches(JsonObject item, StripeForm form) =>
        (form.Text("payment_intent") is not { } intent || (string?)item["payment_intent"] == intent)
        && (form.Text("created[gte]") is null || (long)item["created"]! >= form.Whole("created[gte]"))
        && (form.Text("created[lt]") is null || (long)item["created"]! < form.Whole("created[lt]"));

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items]);
}
