using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Buyers who dispute a charge at their bank, and how that ends.</summary>
internal sealed class Disputes(Fixtures fixtures, EventsLog events)
{
    public const string Kind = "dispute";

    /// <summary>The buyer of a completed session disputes its charge.</summary>
    public void Open(SandboxTransaction records, string sessionId)
    {
        var intent = records.Objects.Get(PaymentIntents.Kind, CheckoutSessions.Get(records, sessionId).Text("payment_intent"));
        var charge = records.Objects.Get(Charges.Kind, intent.Text("latest_charge"));
        var dispute = fixtures.New(Kind, StripeId.New("dp"), records.Now);
        dispute.Set(new JsonObject
        {
            ["amount"] = charge.Number("amount"), ["currency"] = charge.Text("currency"), ["charge"] = charge.Text("id"),
            ["payment_intent"] = intent.Text("id"), ["status"] = "needs_response", ["reason"] = "fraudulent", ["livemode"] = false,
        });
        dispute["balance_transactions"] = new JsonArray(records.Objects.Get(BalanceTransactions.Kind, BalanceTransactions.OfDispute(records, dispute)));
        records.Objects.Add(dispute);
        charge["disputed"] = true;
        records.Objects.Save(charge);
        events.Emit(records, "charge.dispute.created", dispute);
    }

    /// <summary>Stripe's test mode decides by the evidence's words: "winning_evidence" or "losing_evidence".</summary>
    public JsonObject Update(SandboxTransaction records, string id, StripeForm form)
    {
        var dispute = records.Objects.Get(Kind, id, "dispute");
        return form.Child("evidence").Text("uncategorized_text") switch
        {
            "winning_evidence" => End(records, dispute, "won"),
            "losing_evidence" => End(records, dispute, "lost"),
            _ => throw StripeFault.Invalid("evidence", "The sandbox decides by evidence[uncategorized_text]: winning_evidence or losing_evidence.", "parameter_invalid"),
        };
    }

    /// <summary>The shop gives in.</summary>
    public JsonObject Close(SandboxTransaction records, string id) => End(records, records.Objects.Get(Kind, id, "dispute"), "lost");

    private JsonObject End(SandboxTransaction records, JsonObject dispute, string status)
    {
        if (dispute.Text("status") is "won" or "lost") throw StripeFault.Refused("This dispute is already closed.");
        dispute["status"] = status;
        if (status == "won")
            dispute["balance_transactions"]!.AsArray().Add(records.Objects.Get(BalanceTransactions.Kind, BalanceTransactions.OfWonDispute(records, dispute)));
        records.Objects.Save(dispute);
        events.Emit(records, "charge.dispute.closed", dispute);
        return dispute;
    }
}
