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

/// <summary>What a customer's try to pay does to the session and its payment intent. A session is paid once at most.</summary>
internal sealed class SessionPayments(CheckoutSessions sessions, PaymentIntents intents, Charges charges, EventsLog events, SandboxOptions options)
{
    // The card that waits for the bank's confirmation.
    private const string WaitingKind = "sandbox.waiting_card";

    public PayOutcome PayByCard(SandboxTransaction records, string sessionId, Card card)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        if (OutcomeIfOver(records, session) is { } over) return over;
        var intent = IntentOf(records, session);
        if (!TestCards.Of(card.Number).Authenticates) return Charge(records, session, intent, card);
        records.Objects.Remove(WaitingKind, sessionId);
        records.Objects.Add(WaitingKind, sessionId, new JsonObject { ["number"] = card.Number, ["month"] = card.ExpiryMonth, ["year"] = card.ExpiryYear });
        var page = $"{options.Origin}/sandbox/stripe/pay/{sessionId}";
        PaymentIntents.RequireAction(records, intent, $"{page}/authenticate", page);
        return new PayOutcome(PayStep.Authenticate);
    }

    /// <summary>The customer confirmed with the bank, or did not.</summary>
    public PayOutcome FinishAuthentication(SandboxTransaction records, string sessionId, bool confirmed)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        if (OutcomeIfOver(records, session) is { } over) return over;
        if (WaitingCard(records, sessionId) is not { } card) return new PayOutcome(PayStep.Declined, Decline.NotAuthenticated);
        records.Objects.Remove(WaitingKind, sessionId);
        var intent = IntentOf(records, session);
        if (confirmed) return Charge(records, session, intent, card);
        intents.Fail(records, intent, Decline.NotAuthenticated, charge: null);
        return new PayOutcome(PayStep.Declined, Decline.NotAuthenticated);
    }

    /// <summary>Whether a card waits for the bank's confirmation.</summary>
    public static bool IsWaiting(SandboxTransaction records, string sessionId) => records.Objects.Find(WaitingKind, sessionId) is not null;

    /// <summary>Completes the session unpaid; the money arrives, or fails to, after the delay.</summary>
    public PayOutcome PayLater(SandboxTransaction records, string sessionId, TimeSpan delay, bool succeeds)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        if (OutcomeIfOver(records, session) is { } over) return over;
        var intent = IntentOf(records, session);
        var charge = charges.Pending(records, session, intent, PaymentMethods.BankDebit());
        intents.Process(records, intent, charge);
        Complete(records, session, "unpaid", "checkout.session.completed");
        records.Timers.Add(succeeds ? TimerKind.DelayedPaymentArrives : TimerKind.DelayedPaymentFails, sessionId, records.Now + delay);
        return new PayOutcome(PayStep.Complete);
    }

    /// <summary>The delayed payment's answer came.</summary>
    public void Settle(SandboxTransaction records, string sessionId, bool succeeded)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        var intent = records.Objects.Get(PaymentIntents.Kind, session.Text("payment_intent"));
        var decline = succeeded ? null : Decline.TransferFailed;
        var charge = Charges.Settle(records, intent.Text("latest_charge"), decline);
        if (decline is null)
        {
            intents.Succeed(records, intent, charge);
            Complete(records, session, "paid", "checkout.session.async_payment_succeeded");
            return;
        }

        intents.Fail(records, intent, decline, charge);
        events.Emit(records, "checkout.session.async_payment_failed", session);
    }

    private PayOutcome Charge(SandboxTransaction records, JsonObject session, JsonObject intent, Card card)
    {
        if (TestCards.Of(card.Number).Declined is { } decline)
        {
            intents.Fail(records, intent, decline, charges.Failed(records, session, intent, PaymentMethods.Of(card, intent.Number("amount")), decline));
            return new PayOutcome(PayStep.Declined, decline);
        }

        intents.Succeed(records, intent, charges.Succeeded(records, session, intent, PaymentMethods.Of(card, intent.Number("amount"))));
        Complete(records, session, "paid", "checkout.session.completed");
        if (TestCards.Of(card.Number).IsDisputed) records.Timers.Add(TimerKind.BuyerDisputes, session.Text("id"), records.Now);
        return new PayOutcome(PayStep.Complete);
    }

    // The timer may be late by a moment: what counts is the session's own time.
    private PayOutcome? OutcomeIfOver(SandboxTransaction records, JsonObject session)
    {
        if (session.Number("expires_at") <= records.Now.ToUnixTimeSeconds()) sessions.ExpireIfOpen(records, session);
        return session.Text("status") switch
        {
            "open" => null,
            "complete" => new PayOutcome(PayStep.Complete),
            _ => new PayOutcome(PayStep.Expired),
        };
    }

    private JsonObject IntentOf(SandboxTransaction records, JsonObject session)
    {
        if (session.TextOrNull("payment_intent") is { } known) return records.Objects.Get(PaymentIntents.Kind, known);
        var id = session.Text("id");
        var intent = intents.Create(records, session, CheckoutSessions.IntentFieldsOf(records, id));
        session["payment_intent"] = intent.Text("id");
        records.Objects.Save(session);
        return intent;
    }

    private void Complete(SandboxTransaction records, JsonObject session, string paymentStatus, string type)
    {
        session.Set(new JsonObject { ["status"] = "complete", ["payment_status"] = paymentStatus, ["url"] = null });
        records.Objects.Save(session);
        events.Emit(records, type, session);
    }

    private static Card? WaitingCard(SandboxTransaction records, string sessionId) => records.Objects.Find(WaitingKind, sessionId) is { } card
        ? new Card(card.Text("number"), (int)card.Number("month"), (int)card.Number("year"))
        : null;
}
