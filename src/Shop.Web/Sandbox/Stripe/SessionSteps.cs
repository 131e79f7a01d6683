using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

internal enum PayStep
{
    /// <summary>The session is complete, by this try or by an earlier one.</summary>
    Complete,

    Declined,

    /// <summary>The customer must confirm with the bank.</summary>
    Authenticate,

    Expired,
}

/// <summary>What came of a try to pay; the decline is set when there was one.</summary>
internal sealed record PayOutcome(PayStep Step, Decline? Decline = null);

/// <summary>What all ways to pay a session have in common.</summary>
internal sealed class SessionSteps(CheckoutSessions sessions, PaymentIntents intents, EventsLog events)
{
    /// <summary>What a try to pay comes to when the session is over or does not take the method; null when it may go on.</summary>
    public PayOutcome? OutcomeIfOver(SandboxTransaction records, JsonObject session, string method)
    {
        // The timer may be late by a moment: what counts is the session's own time.
        if (session.Number("expires_at") <= records.Now.ToUnixTimeSeconds()) sessions.ExpireIfOpen(records, session);
        return session.Text("status") switch
        {
            "open" => Takes(session, method) ? null : new PayOutcome(PayStep.Declined, Decline.NotOffered),
            "complete" => new PayOutcome(PayStep.Complete),
            _ => new PayOutcome(PayStep.Expired),
        };
    }

    /// <summary>The session's payment intent, made at the first try.</summary>
    public JsonObject IntentOf(SandboxTransaction records, JsonObject session)
    {
        if (session.TextOrNull("payment_intent") is { } known) return records.Objects.Get(PaymentIntents.Kind, known);
        var id = session.Text("id");
        var intent = intents.Create(records, session, CheckoutSessions.IntentFieldsOf(records, id));
        session["payment_intent"] = intent.Text("id");
        records.Objects.Save(session);
        return intent;
    }

    public void Complete(SandboxTransaction records, JsonObject session, string paymentStatus, string type)
    {
        session.Set(new JsonObject { ["status"] = "complete", ["payment_status"] = paymentStatus, ["url"] = null });
        records.Objects.Save(session);
        events.Emit(records, type, session);
    }

    public static bool Takes(JsonObject session, string method) =>
        session["payment_method_types"]!.AsArray().Any(type => type!.GetValue<string>() == method);
}
