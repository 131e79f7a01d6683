using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Makes, shows and ends checkout sessions.</summary>
internal sealed class CheckoutSessions(Fixtures fixtures, LineItems lines, PaymentIntents intents, EventsLog events, SandboxOptions options)
{
    public const string Kind = "checkout.session";

    // What belongs to a session without being shown in it: its lines, and what its payment intent will carry.
    private const string PartsKind = "sandbox.session_parts";

    private const long Max = 99_999_999;

    public JsonObject Create(SandboxTransaction records, StripeForm form)
    {
        var id = StripeId.Session();
        var session = fixtures.New(Kind, id, records.Now);
        session.Set(SessionParameters.Read(form, records.Now));
        var items = lines.Read(form, records.Now);
        SetAmounts(session, items, form);
        session["url"] = $"{options.Origin}/sandbox/stripe/pay/{id}";
        session["customer_details"] = CustomerOf(session.TextOrNull("customer_email"));
        records.Objects.Add(session);
        records.Objects.Add(PartsKind, id, PartsOf(items, form));
        records.Timers.Add(TimerKind.Expire, id, DateTimeOffset.FromUnixTimeSeconds(session.Number("expires_at")));
        return session;
    }

    public static JsonObject Get(SandboxTransaction records, string id) => records.Objects.Get(Kind, id, "session");

    public static IReadOnlyList<JsonObject> LinesOf(SandboxTransaction records, string id) =>
        [.. Parts(records, id)["line_items"]!.AsArray().Select(item => item!.AsObject())];

    /// <summary>The description and the metadata that the session's payment intent is to have.</summary>
    public static JsonObject IntentFieldsOf(SandboxTransaction records, string id) => Parts(records, id)["payment_intent_data"]!.AsObject();

    public static JsonObject LineItemList(SandboxTransaction records, string id, StripeForm form)
    {
        Get(records, id);
        var query = ListQuery.Read(form);
        var rest = LinesOf(records, id).Select(item => item.DeepClone().AsObject());
        if (query.StartingAfter is { } last) rest = rest.SkipWhile(item => item.Text("id") != last).Skip(1);
        return query.Answer($"/v1/checkout/sessions/{id}/line_items", [.. rest.Take(query.Limit + 1)]);
    }

    /// <summary>Ends an open session on request.</summary>
    /// <exception cref="StripeFault">The session is complete or has expired already.</exception>
    public JsonObject Expire(SandboxTransaction records, string id)
    {
        var session = Get(records, id);
        if (!ExpireIfOpen(records, session))
            throw StripeFault.Refused(
                $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `{session.Text("status")}`.");
        return session;
    }

    /// <summary>Ends the session with its payment intent, unless it is over already.</summary>
    public bool ExpireIfOpen(SandboxTransaction records, JsonObject session)
    {
        if (session.Text("status") != "open") return false;
        session["status"] = "expired";
        session["url"] = null;
        records.Objects.Save(session);
        if (session.TextOrNull("payment_intent") is { } intent)
            intents.Cancel(records, records.Objects.Get(PaymentIntents.Kind, intent), "expired");
        events.Emit(records, "checkout.session.expired", session);
        return true;
    }

    public static JsonObject CustomerOf(string? email) => new()
    {
        ["address"] = null, ["business_name"] = null, ["email"] = email, ["individual_name"] = null, ["name"] = null, ["phone"] = null,
        ["tax_exempt"] = "none", ["tax_ids"] = null,
    };

    private static void SetAmounts(JsonObject session, IReadOnlyList<JsonObject> items, StripeForm form)
    {
        var currency = items[0].Text("currency");
        var subtotal = items.Sum(item => item.Number("amount_total"));
        var total = subtotal + SessionShipping.Apply(form, session, currency);
        if (form.Has("currency") && form.Text("currency") != currency)
            throw StripeFault.Invalid("currency", $"The `currency` of the Checkout Session must be that of its line items ({currency}).");
        var least = ChargeLimits.MinOf(currency);
        if (total < least)
            throw StripeFault.Invalid("line_items",
                $"The Checkout Session's total amount must convert to at least {least} minor units of {currency}.", "amount_too_small");
        if (total > Max)
            throw StripeFault.Invalid("line_items",
                $"The Checkout Session's total amount must be no more than {Max} minor units of {currency}.", "amount_too_large");
        session.Set(new JsonObject { ["currency"] = currency, ["amount_subtotal"] = subtotal, ["amount_total"] = total });
        session["payment_method_types"] = MethodTypes.Of(form, currency);
    }

    private static JsonObject PartsOf(IReadOnlyList<JsonObject> items, StripeForm form)
    {
        var intent = form.Child("payment_intent_data");
        return new JsonObject
        {
            ["line_items"] = new JsonArray([.. items]),
            ["payment_intent_data"] = new JsonObject
            {
                ["description"] = intent.Text("description", longest: 1000), ["metadata"] = intent.Metadata(),
                ["capture_method"] = intent.Text("capture_method") ?? "automatic_async",
            },
        };
    }

    private static JsonObject Parts(SandboxTransaction records, string id) => records.Objects.Get(PartsKind, id);
}
