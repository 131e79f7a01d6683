using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>What the payment page does: cards that work, cards that do not, and money that takes its time.</summary>
public sealed class CardPayments(SandboxStore store, StripeEvents events, CheckoutSessions sessions, TimeProvider clock)
{
    /// <summary>The card's money is there at once.</summary>
    public void Pay(string sessionId) => store.Change(() =>
    {
        if (Open(sessionId) is not { } session) return;
        var intent = NewIntent(session, "succeeded");
        Charge(intent, "succeeded");
        Complete(session, intent, "paid");
        events.Happened("payment_intent.succeeded", intent);
        events.Happened("checkout.session.completed", session);
    });

    /// <summary>The bank said no; the session stays open for another try.</summary>
    public void Decline(string sessionId, string code) => store.Change(() =>
    {
        if (Open(sessionId) is not { } session) return;
        var intent = NewIntent(session, "requires_payment_method");
        intent["last_payment_error"] = new JsonObject { ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = code, ["message"] = "Your card was declined." };
        store.Save("payment_intent", intent);
        events.Happened("payment_intent.payment_failed", intent);
    });

    /// <summary>The shopper is done; the money comes, or does not, some seconds later.</summary>
    public void PayLater(string sessionId, int seconds, bool succeeds) => store.Change(() =>
    {
        if (Open(sessionId) is not { } session) return;
        var intent = NewIntent(session, "processing");
        store.Save("payment_intent", intent);
        Complete(session, intent, "unpaid");
        store.Run("INSERT INTO settling (session, at, succeeds) VALUES ($1, $2, $3)", sessionId, clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds(), succeeds ? 1 : 0);
        events.Happened("checkout.session.completed", session);
    });

    public void Expire(string sessionId) => store.Change(() =>
    {
        if (Open(sessionId) is not null) sessions.Expire(sessionId);
    });

    /// <summary>What time brings: sessions that end, delayed money that arrives.</summary>
    public void TimePasses()
    {
        var now = clock.GetUtcNow();
        foreach (var session in sessions.List().Where(session => (string?)session["status"] == "open" && (long)session["expires_at"]! <= now.ToUnixTimeSeconds()))
            Expire((string)session["id"]!);
        var due = store.Read("SELECT session, succeeds FROM settling WHERE at <= $1", row => (row.GetString(0), row.GetInt32(1) == 1), now.ToUnixTimeMilliseconds());
        foreach (var (session, succeeds) in due) store.Change(() => Settle(session, succeeds));
    }

    private void Settle(string sessionId, bool succeeds)
    {
        store.Run("DELETE FROM settling WHERE session = $1", sessionId);
        var session = sessions.Get(sessionId);
        var intent = store.Find("payment_intent", (string)session["payment_intent"]!)!;
        intent["status"] = succeeds ? "succeeded" : "requires_payment_method";
        if (succeeds)
        {
            intent["amount_received"] = (long)intent["amount"]!;
            session["payment_status"] = "paid";
        }

        Charge(intent, succeeds ? "succeeded" : "failed");
        store.Save("checkout.session", session);
        events.Happened(succeeds ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed", session);
    }

    private JsonObject? Open(string sessionId) => sessions.Get(sessionId) is { } session && (string?)session["status"] == "open" ? session : null;

    private JsonObject NewIntent(JsonObject session, string status)
    {
        var intent = StripeObjects.New("payment_intent", "pi_", clock.GetUtcNow());
        intent["amount"] = (long)session["amount_total"]!;
        intent["amount_received"] = status == "succeeded" ? (long)session["amount_total"]! : 0;
        intent["currency"] = (string)session["currency"]!;
        intent["status"] = status;
        intent["metadata"] = session["sandbox_intent_metadata"]!.DeepClone();
        intent["latest_charge"] = null;
        return intent;
    }

    private void Charge(JsonObject intent, string status)
    {
        var charge = StripeObjects.New("charge", "ch_", clock.GetUtcNow());
        charge["amount"] = (long)intent["amount"]!;
        charge["amount_captured"] = status == "succeeded" ? (long)intent["amount"]! : 0;
        charge["amount_refunded"] = 0;
        charge["refunded"] = false;
        charge["currency"] = (string)intent["currency"]!;
        charge["payment_intent"] = (string)intent["id"]!;
        charge["paid"] = status == "succeeded";
        charge["status"] = status;
        charge["metadata"] = intent["metadata"]!.DeepClone();
        store.Save("charge", charge);
        intent["latest_charge"] = (string)charge["id"]!;
        store.Save("payment_intent", intent);
    }

    private void Complete(JsonObject session, JsonObject intent, string paymentStatus)
    {
        session["status"] = "complete";
        session["payment_status"] = paymentStatus;
        session["payment_intent"] = (string)intent["id"]!;
        session["url"] = null;
        store.Save("checkout.session", session);
    }
}
