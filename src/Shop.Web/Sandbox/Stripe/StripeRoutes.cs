using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>The part of Stripe's API that the shop uses, route by route.</summary>
internal sealed class StripeRoutes(StripeApi api, CheckoutSessions sessions, PaymentIntents intents, ReversalRoutes reversals, Chaos chaos)
{
    private const string EventKind = "event";

    private static readonly FieldsRule EventsFilters =
        Parameters.Page(("type", ParameterRule.Text), ("types", ParameterRule.List(ParameterRule.Text)));
    private static readonly ParameterRule SessionStatus = ParameterRule.Word("open", "complete", "expired");

    public void Map(IEndpointRouteBuilder stripe)
    {
        var v1 = stripe.MapGroup("/v1");
        MapSessions(v1);
        MapObjects(v1, "/payment_intents", PaymentIntents.Kind, "intent");
        Post(v1, "/payment_intents/{id}/cancel",
            new(Parameters.CancelIntent, PaymentIntents.Kind, (records, call) => intents.Cancel(records, call.Id, call.Form)));
        MapObjects(v1, "/charges", Charges.Kind, "id", "payment_intent");
        MapReversals(v1);
        MapObjects(v1, "/balance_transactions", BalanceTransactions.Kind, "id", "source", "type", "currency");
        Get(v1, "/events",
            new(EventsFilters, $"{EventKind}[]", (records, call) => Page(records, EventKind, "/v1/events", EventsQuery(call.Form))));
        Get(v1, "/events/{id}", new(Parameters.Only, EventKind, (records, call) => records.Objects.Get(EventKind, call.Id)));
        v1.Map("/{**rest}",
            context => api.AnswerAsync(context, (_, _) => throw StripeFault.NoSuchRoute(context.Request.Method, context.Request.Path)));
    }

    private void MapSessions(IEndpointRouteBuilder v1)
    {
        const string Path = "/checkout/sessions";
        MapObjects(v1, Path, CheckoutSessions.Kind, "session", "payment_intent", "status");
        Post(v1, Path, new(Parameters.NewSession, CheckoutSessions.Kind, CreateSession));
        Post(v1, $"{Path}/{{id}}/expire",
            new(Parameters.Only, CheckoutSessions.Kind, (records, call) => sessions.Expire(records, call.Id)));
        Get(v1, $"{Path}/{{id}}/line_items",
            new(Parameters.PartPage, "item[]", (records, call) => CheckoutSessions.LineItemList(records, call.Id, call.Form)));
    }

    private JsonObject CreateSession(SandboxTransaction records, StripeCall call)
    {
        AccountTrouble.RefuseSession(chaos);
        return sessions.Create(records, call.Form);
    }

    private void MapReversals(IEndpointRouteBuilder v1)
    {
        MapObjects(v1, "/refunds", Refunds.Kind, "id", "payment_intent", "charge");
        Post(v1, "/refunds", new(Parameters.NewRefund, Refunds.Kind, (records, call) => reversals.Refunds.Create(records, call.Form)));
        Post(v1, "/refunds/{id}/cancel", new(Parameters.Only, Refunds.Kind, (records, call) => reversals.Refunds.Cancel(records, call.Id)));
        MapObjects(v1, "/disputes", Disputes.Kind, "dispute", "payment_intent", "charge");
        Post(v1, "/disputes/{id}",
            new(Parameters.Dispute, Disputes.Kind, (records, call) => reversals.Disputes.Update(records, call.Id, call.Form)));
        Post(v1, "/disputes/{id}/close",
            new(Parameters.Only, Disputes.Kind, (records, call) => reversals.Disputes.Close(records, call.Id)));
    }

    // Stripe names the id in the path by a word of its own for each kind.
    private void MapObjects(IEndpointRouteBuilder v1, string path, string kind, string idParam, params string[] filters)
    {
        var parameters = Parameters.Page([.. filters.Select(filter => (filter, filter == "status" ? SessionStatus : ParameterRule.Text))]);
        Get(v1, path,
            new(parameters, $"{kind}[]", (records, call) => Page(records, kind, $"/v1{path}", ListQuery.Read(call.Form, filters))));
        Get(v1, $"{path}/{{id}}", new(Parameters.Only, kind, (records, call) => records.Objects.Get(kind, call.Id, idParam)));
    }

    private static JsonObject Page(SandboxTransaction records, string kind, string url, ListQuery query) =>
        query.Answer(url, records.Objects.Page(kind, query));

    private static ListQuery EventsQuery(StripeForm form)
    {
        var query = ListQuery.Read(form, "type");
        var types = form.Texts("types");
        if (types.Count > 0 && form.Has("type"))
            throw StripeFault.Invalid("types", "You may only specify one of these parameters: type, types.", "parameters_exclusive");
        return types.Count == 0 ? query : query with { Filters = [.. query.Filters, ("type", types)] };
    }

    private void Get(IEndpointRouteBuilder v1, string pattern, StripeRoute route) =>
        v1.MapGet(pattern, context => api.AnswerAsync(context, route.Answer));

    private void Post(IEndpointRouteBuilder v1, string pattern, StripeRoute route) =>
        v1.MapPost(pattern, context => api.AnswerAsync(context, route.Answer));
}

/// <summary>The two ways in which money goes back.</summary>
internal sealed record ReversalRoutes(Refunds Refunds, Disputes Disputes);
