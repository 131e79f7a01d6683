using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Payment intents. They are made by checkout sessions only, when the customer first tries to pay.</summary>
internal sealed class PaymentIntents(Fixtures fixtures, EventsLog events)
{
    public const string Kind = "payment_intent";

    public JsonObject Create(SandboxTransaction records, JsonObject session, JsonObject fields)
    {
        var id = StripeId.New("pi");
        var intent = fixtures.New(Kind, id, records.Now);
        intent.Set(fields);
        intent.Set(new JsonObject
        {
            ["amount"] = session.Number("amount_total"),
            ["currency"] = session.Text("currency"),
            ["client_secret"] = $"{id}_secret_{StripeId.New("", 24)[1..]}",
            ["payment_method_types"] = session["payment_method_types"]!.DeepClone(),
        });
        records.Objects.Add(intent);
        events.Emit(records, "payment_intent.created", intent);
        return intent;
    }

    public void Succeed(SandboxTransaction records, JsonObject intent, JsonObject charge) =>
        Save(records, intent, "payment_intent.succeeded", new JsonObject
    {
        ["status"] = "succeeded", ["amount_received"] = intent.Number("amount"), ["latest_charge"] = charge.Text("id"),
        ["payment_method"] = charge.Text("payment_method"), ["last_payment_error"] = null, ["next_action"] = null,
    });

    /// <summary>A delayed method was started; whether the money comes is not known for a while.</summary>
    public void Process(SandboxTransaction records, JsonObject intent, JsonObject charge) =>
        Save(records, intent, "payment_intent.processing", new JsonObject
    {
        ["status"] = "processing", ["latest_charge"] = charge.Text("id"), ["payment_method"] = charge.Text("payment_method"),
        ["last_payment_error"] = null, ["next_action"] = null,
    });

    /// <summary>The customer must do something first: confirm with the bank, or pay with a voucher's number.</summary>
    /// <param name="records">Where the intent is kept.</param>
    /// <param name="intent">It waits from now on.</param>
    /// <param name="action">The kind of what is to be done, and what Stripe shows about it.</param>
    public void RequireAction(SandboxTransaction records, JsonObject intent, (string Type, JsonObject Details) action) =>
        Save(records, intent, "payment_intent.requires_action", new JsonObject
    {
        ["status"] = "requires_action", ["last_payment_error"] = null, ["next_action"] =
            new JsonObject { ["type"] = action.Type, [action.Type] = action.Details },
    });

    public void Fail(SandboxTransaction records, JsonObject intent, Decline decline, JsonObject? charge) =>
        Save(records, intent, "payment_intent.payment_failed", new JsonObject
    {
        ["status"] = "requires_payment_method", ["latest_charge"] = charge?.Text("id"), ["payment_method"] = null, ["next_action"] = null,
        ["last_payment_error"] = ErrorOf(decline, charge),
    });

    /// <summary>Ends an intent on request.</summary>
    /// <exception cref="StripeFault">Its session is still open, or its status forbids it.</exception>
    public JsonObject Cancel(SandboxTransaction records, string id, StripeForm form)
    {
        var intent = records.Objects.Get(Kind, id, "intent");
        var reason = form.Text("cancellation_reason") is null
            ? null
            : form.OneOf("cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        if (HasOpenSession(records, id))
            throw StripeFault.Refused(
                "You cannot cancel this PaymentIntent because it was created by a Checkout Session that is open. Expire the Checkout "
                + "Session instead.");
        if (intent.Text("status") is not ("requires_payment_method" or "requires_action" or "requires_confirmation"))
            throw StripeFault.Refused($"You cannot cancel this PaymentIntent because it has a status of {intent.Text("status")}.",
                "payment_intent_unexpected_state");
        Cancel(records, intent, reason);
        return intent;
    }

    public void Cancel(SandboxTransaction records, JsonObject intent, string? reason) =>
        Save(records, intent, "payment_intent.canceled", new JsonObject
    {
        ["status"] = "canceled", ["canceled_at"] = records.Now.ToUnixTimeSeconds(), ["cancellation_reason"] = reason, ["next_action"] =
            null,
    });

    private void Save(SandboxTransaction records, JsonObject intent, string type, JsonObject changes)
    {
        intent.Set(changes);
        records.Objects.Save(intent);
        events.Emit(records, type, intent);
    }

    private static bool HasOpenSession(SandboxTransaction records, string intent)
    {
        var ofIntent = new ListQuery(1, null, null, 0, long.MaxValue) { Filters = [("payment_intent", [intent]), ("status", ["open"])] };
        return records.Objects.Page(CheckoutSessions.Kind, ofIntent).Count > 0;
    }

    private static JsonObject ErrorOf(Decline decline, JsonObject? charge)
    {
        var error = new JsonObject
        {
            ["type"] = decline.DeclineCode is null ? "invalid_request_error" : "card_error", ["code"] = decline.Code,
            ["doc_url"] = StripeFault.PageAbout(decline.Code), ["message"] = decline.Message,
        };
        if (decline.DeclineCode is { } code) error["decline_code"] = code;
        if (charge is not null) error["charge"] = charge.Text("id");
        return error;
    }
}
