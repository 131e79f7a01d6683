using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>What a customer's try to pay by card does to the session and its payment intent. A session is paid once at most.</summary>
internal sealed class SessionPayments(SessionSteps steps, PaymentIntents intents, Charges charges, Chaos chaos, SandboxOptions options)
{
    // The card that waits for the bank's confirmation.
    private const string WaitingKind = "sandbox.waiting_card";

    public PayOutcome PayByCard(SandboxTransaction records, string sessionId, Card card)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        if (steps.OutcomeIfOver(records, session, MethodTypes.Card) is { } over) return over;
        var intent = steps.IntentOf(records, session);
        if (!TestCards.Of(card.Number).Authenticates) return Charge(records, session, intent, card);
        records.Objects.Remove(WaitingKind, sessionId);
        records.Objects.Add(WaitingKind, sessionId,
            new JsonObject { ["number"] = card.Number, ["month"] = card.ExpiryMonth, ["year"] = card.ExpiryYear });
        var page = $"{options.Origin}/sandbox/stripe/pay/{sessionId}";
        intents.RequireAction(records, intent,
            ("redirect_to_url", new JsonObject { ["url"] = $"{page}/authenticate", ["return_url"] = page }));
        return new PayOutcome(PayStep.Authenticate);
    }

    /// <summary>The customer confirmed with the bank, or did not.</summary>
    public PayOutcome FinishAuthentication(SandboxTransaction records, string sessionId, bool confirmed)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        if (steps.OutcomeIfOver(records, session, MethodTypes.Card) is { } over) return over;
        if (WaitingCard(records, sessionId) is not { } card) return new PayOutcome(PayStep.Declined, Decline.NotAuthenticated);
        records.Objects.Remove(WaitingKind, sessionId);
        var intent = steps.IntentOf(records, session);
        if (confirmed) return Charge(records, session, intent, card);
        intents.Fail(records, intent, Decline.NotAuthenticated, charge: null);
        return new PayOutcome(PayStep.Declined, Decline.NotAuthenticated);
    }

    /// <summary>Whether a card waits for the bank's confirmation.</summary>
    public static bool IsWaiting(SandboxTransaction records, string sessionId) => records.Objects.Find(WaitingKind, sessionId) is not null;

    private PayOutcome Charge(SandboxTransaction records, JsonObject session, JsonObject intent, Card card)
    {
        if (TestCards.Of(card.Number).Declined is { } decline)
        {
            intents.Fail(records, intent, decline,
                charges.Failed(records, session, intent, PaymentMethods.Of(card, intent.Number("amount")), decline));
            return new PayOutcome(PayStep.Declined, decline);
        }

        intents.Succeed(records, intent, charges.Succeeded(records, session, intent, PaymentMethods.Of(card, intent.Number("amount"))));
        steps.Complete(records, session, "paid", "checkout.session.completed");
        if (DisputeStart.Of(card.Number[^4..], chaos) is not null)
            records.Timers.Add(TimerKind.BuyerDisputes, session.Text("id"), records.Now);
        return new PayOutcome(PayStep.Complete);
    }

    private static Card? WaitingCard(SandboxTransaction records, string sessionId) =>
        records.Objects.Find(WaitingKind, sessionId) is { } card
        ? new Card(card.Text("number"), (int)card.Number("month"), (int)card.Number("year"))
        : null;
}
