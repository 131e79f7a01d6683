using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Buyers who dispute a charge at their bank, and how that goes on and ends.</summary>
internal sealed class Disputes(Fixtures fixtures, EventsLog events, Charges charges, Chaos chaos)
{
    public const string Kind = "dispute";

    private static readonly TimeSpan TimeToRespond = TimeSpan.FromDays(9);

    /// <summary>The buyer of a completed session disputes its charge.</summary>
    public void Open(SandboxTransaction records, string sessionId)
    {
        var intent = records.Objects.Get(PaymentIntents.Kind, CheckoutSessions.Get(records, sessionId).Text("payment_intent"));
        var charge = records.Objects.Get(Charges.Kind, intent.Text("latest_charge"));
        if (DisputeStart.Of((string?)charge["payment_method_details"]?["card"]?["last4"], chaos) is not { } start) return;
        var dispute = New(records, charge, start);
        if (start.TakesMoney) AddEntry(records, dispute, BalanceTransactions.OfDispute(records, dispute));
        records.Objects.Add(dispute);
        events.Emit(records, "charge.dispute.created", dispute);
        if (start.TakesMoney) events.Emit(records, "charge.dispute.funds_withdrawn", dispute);
        var before = charge.Snapshot();
        charge["disputed"] = true;
        charges.Changed(records, charge, before);
    }

    /// <summary>
    /// Takes evidence. What is submitted is under review; Stripe's test mode then decides by the words "winning_evidence",
    /// "losing_evidence" or, for an inquiry, "escalate_inquiry_evidence".
    /// </summary>
    public JsonObject Update(SandboxTransaction records, string id, StripeForm form)
    {
        var dispute = OpenOne(records, id);
        var before = dispute.Snapshot();
        var evidence = form.Child("evidence");
        foreach (var name in evidence.Names) dispute["evidence"]![name] = evidence.Text(name, longest: 20_000);
        if (form.Has("metadata")) dispute["metadata"] = form.Metadata();
        if (evidence.Names.Any()) Submit(dispute, isFinal: form.Text("submit") != "false");
        records.Objects.Save(dispute);
        events.Emit(records, "charge.dispute.updated", dispute, before);
        return evidence.Names.Any() && form.Text("submit") != "false"
            ? Decide(records, dispute, evidence.Text("uncategorized_text", longest: 20_000))
            : dispute;
    }

    /// <summary>The shop gives in.</summary>
    public JsonObject Close(SandboxTransaction records, string id)
    {
        var dispute = OpenOne(records, id);
        return End(records, dispute, IsInquiry(dispute) ? "warning_closed" : "lost");
    }

    /// <summary>Whether the charge's money is at the bank's disposal, so that it cannot be given back.</summary>
    public static bool Blocks(SandboxTransaction records, JsonObject charge)
    {
        if (!charge["disputed"]!.GetValue<bool>()) return false;
        var ofCharge = new ListQuery(100, null, null, 0, long.MaxValue) { Filters = [("charge", [charge.Text("id")])] };
        return records.Objects.Page(Kind, ofCharge).Any(dispute => !dispute["is_charge_refundable"]!.GetValue<bool>());
    }

    private JsonObject New(SandboxTransaction records, JsonObject charge, DisputeStart start)
    {
        var dispute = fixtures.New(Kind, StripeId.New("du"), records.Now);
        dispute.Set(new JsonObject
        {
            ["amount"] = charge.Number("amount") - charge.Number("amount_refunded"), ["currency"] = charge.Text("currency"), ["charge"] =
                charge.Text("id"),
            ["payment_intent"] = charge.Text("payment_intent"), ["status"] = start.Status, ["reason"] =
                start.Reason, ["is_charge_refundable"] = !start.TakesMoney,
        });
        dispute["payment_method_details"]!["card"]!.AsObject()
            .Set(new JsonObject { ["case_type"] = start.CaseType, ["network_reason_code"] = start.NetworkCode });
        if (start.Status != "prevented") dispute["evidence_details"]!["due_by"] = (records.Now + TimeToRespond).ToUnixTimeSeconds();
        return dispute;
    }

    private static void Submit(JsonObject dispute, bool isFinal)
    {
        var details = dispute["evidence_details"]!.AsObject();
        details["has_evidence"] = true;
        if (!isFinal) return;
        details.Set(new JsonObject { ["submission_count"] = details.Number("submission_count") + 1, ["submission_method"] = "manual" });
        dispute["status"] = IsInquiry(dispute) ? "warning_under_review" : "under_review";
    }

    private JsonObject Decide(SandboxTransaction records, JsonObject dispute, string? words) => words switch
    {
        "winning_evidence" => End(records, dispute, IsInquiry(dispute) ? "warning_closed" : "won"),
        "losing_evidence" => End(records, dispute, IsInquiry(dispute) ? "warning_closed" : "lost"),
        "escalate_inquiry_evidence" when IsInquiry(dispute) => Escalate(records, dispute),
        _ => dispute,
    };

    private JsonObject Escalate(SandboxTransaction records, JsonObject dispute)
    {
        var before = dispute.Snapshot();
        dispute.Set(new JsonObject { ["status"] = "needs_response", ["is_charge_refundable"] = false });
        dispute["payment_method_details"]!["card"]!["case_type"] = "chargeback";
        AddEntry(records, dispute, BalanceTransactions.OfDispute(records, dispute));
        records.Objects.Save(dispute);
        events.Emit(records, "charge.dispute.updated", dispute, before);
        events.Emit(records, "charge.dispute.funds_withdrawn", dispute);
        return dispute;
    }

    private JsonObject End(SandboxTransaction records, JsonObject dispute, string status)
    {
        dispute["status"] = status;
        if (status == "won") AddEntry(records, dispute, BalanceTransactions.OfWonDispute(records, dispute));
        records.Objects.Save(dispute);
        events.Emit(records, "charge.dispute.closed", dispute);
        if (status == "won") events.Emit(records, "charge.dispute.funds_reinstated", dispute);
        return dispute;
    }

    private static JsonObject OpenOne(SandboxTransaction records, string id)
    {
        var dispute = records.Objects.Get(Kind, id, "dispute");
        return dispute.Text("status") is "won" or "lost" or "warning_closed" or "prevented"
            ? throw StripeFault.Refused("This dispute is already closed.")
            : dispute;
    }

    private static bool IsInquiry(JsonObject dispute) => dispute.Text("status").StartsWith("warning_", StringComparison.Ordinal);

    private static void AddEntry(SandboxTransaction records, JsonObject dispute, string entry) =>
        dispute["balance_transactions"]!.AsArray().Add(records.Objects.Get(BalanceTransactions.Kind, entry));
}
