using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The part of Stripe's API that the shop uses, route by route.</summary>
internal sealed class StripeRoutes(StripeApi api, CheckoutSessions sessions, PaymentIntents intents, ReversalRoutes reversals)
{
    private const string EventKind = "event";

    public void Map(IEndpointRouteBuilder stripe)
    {
        var v1 = stripe.MapGroup("/v1");
        MapSessions(v1);
        MapObjects(v1, "/payment_intents", PaymentIntents.Kind, "customer");
        Post(v1, "/payment_intents/{id}/cancel", (records, call) => intents.Cancel(records, call.Id, call.Form));
        MapObjects(v1, "/charges", Charges.Kind, "payment_intent");
        MapObjects(v1, "/refunds", Refunds.Kind, "payment_intent", "charge");
        Post(v1, "/refunds", (records, call) => reversals.Refunds.Create(records, call.Form));
        MapObjects(v1, "/disputes", Disputes.Kind, "payment_intent", "charge");
        MapObjects(v1, "/balance_transactions", BalanceTransactions.Kind, "source", "type");
        Post(v1, "/disputes/{id}", (records, call) => reversals.Disputes.Update(records, call.Id, call.Form));
        Post(v1, "/disputes/{id}/close", (records, call) => reversals.Disputes.Close(records, call.Id));
        Get(v1, "/events", (records, call) => Page(records, EventKind, "/v1/events", EventsQuery(call.Form)));
        Get(v1, "/events/{id}", (records, call) => records.Objects.Get(EventKind, call.Id));
        v1.Map("/{**rest}", context => api.AnswerAsync(context, (_, _) => throw StripeFault.NoSuchRoute(context.Request.Method, context.Request.Path)));
    }

    private void MapSessions(IEndpointRouteBuilder v1)
    {
        const string Path = "/checkout/sessions";
        MapObjects(v1, Path, CheckoutSessions.Kind, "payment_intent", "status");
        Post(v1, Path, (records, call) => sessions.Create(records, call.Form));
        Post(v1, $"{Path}/{{id}}/expire", (records, call) => sessions.Expire(records, call.Id));
        Get(v1, $"{Path}/{{id}}/line_items", (records, call) => CheckoutSessions.LineItemList(records, call.Id, call.Form));
    }

    private void MapObjects(IEndpointRouteBuilder v1, string path, string kind, params string[] filters)
    {
        Get(v1, path, (records, call) => Page(records, kind, $"/v1{path}", ListQuery.Read(call.Form, filters)));
        Get(v1, $"{path}/{{id}}", (records, call) => records.Objects.Get(kind, call.Id));
    }

    private static JsonObject Page(SandboxTransaction records, string kind, string url, ListQuery query) =>
        query.Answer(url, records.Objects.Page(kind, query));

    private static ListQuery EventsQuery(StripeForm form)
    {
        var query = ListQuery.Read(form, "type");
        var types = form.Texts("types");
        return types.Count == 0 ? query : query with { Filters = [.. query.Filters, ("type", types)] };
    }

    private void Get(IEndpointRouteBuilder v1, string pattern, StripeOperation operation) =>
        v1.MapGet(pattern, context => api.AnswerAsync(context, operation));

    private void Post(IEndpointRouteBuilder v1, string pattern, StripeOperation operation) =>
        v1.MapPost(pattern, context => api.AnswerAsync(context, operation));
}

/// <summary>The two ways in which money goes back.</summary>
internal sealed record ReversalRoutes(Refunds Refunds, Disputes Disputes);
