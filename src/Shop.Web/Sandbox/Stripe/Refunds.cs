using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Refunds: never more than was charged, and never what the bank has taken for a dispute.</summary>
internal sealed class Refunds(Fixtures fixtures, EventsLog events, Chaos chaos)
{
    public const string Kind = "refund";

    public JsonObject Create(SandboxTransaction records, StripeForm form)
    {
        AccountTrouble.RefuseAccount(chaos);
        var charge = ChargeOf(records, form);
        var left = charge.Number("amount_captured") - charge.Number("amount_refunded");
        var amount = form.Integer("amount") ?? left;
        if (amount < 1 && left > 0)
            throw StripeFault.Invalid("amount", "This value must be greater than or equal to 1.", "parameter_invalid_integer");
        Check(records, charge, amount, left);
        var refund = Made(records, charge, amount, form);
        var refunded = charge.Number("amount_refunded") + amount;
        charge.Set(new JsonObject { ["amount_refunded"] = refunded, ["refunded"] = refunded == charge.Number("amount_captured") });
        records.Objects.Add(refund);
        records.Objects.Save(charge);
        events.Emit(records, "refund.created", refund);
        events.Emit(records, "charge.refunded", charge);
        return refund;
    }

    /// <summary>Ends a refund that waits for the buyer.</summary>
    /// <exception cref="StripeFault">It waits for nothing.</exception>
    public JsonObject Cancel(SandboxTransaction records, string id)
    {
        var refund = records.Objects.Get(Kind, id);
        if (refund.Text("status") != "requires_action")
            throw StripeFault.Refused(
                $"Refund {id} cannot be canceled: only refunds with a status of requires_action can, and this one is {refund.Text("status")}.");
        Leave(records, refund, new JsonObject { ["status"] = "canceled" });
        return refund;
    }

    /// <summary>What the next step of a refund is: the buyer named an account, the money went out, or it came back.</summary>
    public void GoOn(SandboxTransaction records, string id)
    {
        var refund = records.Objects.Get(Kind, id);
        var before = refund.Snapshot();
        if (!RefundSteps.Take(records, refund, AccountTrouble.IsWithoutBalance(chaos))) return;
        records.Objects.Save(refund);
        Tell(records, refund, before);
    }

    /// <summary>The buyer's bank did not take the money.</summary>
    public void Fail(SandboxTransaction records, string id)
    {
        var refund = records.Objects.Get(Kind, id);
        Leave(records, refund, new JsonObject
        {
            ["status"] = "failed", ["failure_reason"] = "expired_or_canceled_card",
            ["failure_balance_transaction"] = BalanceTransactions.OfFailedRefund(records, refund),
        });
        events.Emit(records, "refund.failed", refund);
    }

    // The charge may be refunded anew.
    private void Leave(SandboxTransaction records, JsonObject refund, JsonObject changes)
    {
        var before = refund.Snapshot();
        refund.Set(changes);
        refund.Remove("next_action");
        records.Objects.Save(refund);
        var charge = records.Objects.Get(Charges.Kind, refund.Text("charge"));
        charge.Set(new JsonObject { ["amount_refunded"] = charge.Number("amount_refunded") - refund.Number("amount"), ["refunded"] =
            false });
        records.Objects.Save(charge);
        Tell(records, refund, before);
    }

    private void Tell(SandboxTransaction records, JsonObject refund, JsonObject before)
    {
        events.Emit(records, "refund.updated", refund, before);
        events.Emit(records, "charge.refund.updated", refund, before);
    }

    private static void Check(SandboxTransaction records, JsonObject charge, long amount, long left)
    {
        var id = charge.Text("id");
        if (charge.Text("status") != "succeeded") throw StripeFault.Refused($"Charge {id} has not succeeded and cannot be refunded.");
        if (Disputes.Blocks(records, charge))
            throw StripeFault.Refused($"Charge {id} has been charged back; cannot issue a refund.", "charge_disputed");
        if (left == 0) throw StripeFault.Refused($"Charge {id} has already been refunded.", "charge_already_refunded");
        if (amount > left)
            throw StripeFault.Refused($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", param: "amount");
    }

    private static JsonObject ChargeOf(SandboxTransaction records, StripeForm form)
    {
        if (form.Has("charge") && form.Has("payment_intent"))
            throw StripeFault.Invalid("payment_intent", "You may only specify one of these parameters: charge, payment_intent.",
                "parameters_exclusive");
        if (form.Text("charge") is { } charge) return records.Objects.Get(Charges.Kind, charge, "charge");
        var id = form.Text("payment_intent") ?? throw StripeFault.Missing("payment_intent");
        var intent = records.Objects.Get(PaymentIntents.Kind, id, "payment_intent");
        return intent.TextOrNull("latest_charge") is { } latest
            ? records.Objects.Get(Charges.Kind, latest)
            : throw StripeFault.Refused($"This PaymentIntent ({id}) does not have a successful charge to refund.");
    }

    private JsonObject Made(SandboxTransaction records, JsonObject charge, long amount, StripeForm form)
    {
        var refund = fixtures.New(Kind, StripeId.New(charge.Text("id").StartsWith("py_", StringComparison.Ordinal) ? "pyr" : "re"),
            records.Now);
        refund.Set(new JsonObject
        {
            ["amount"] = amount, ["currency"] = charge.Text("currency"), ["charge"] = charge.Text("id"),
            ["payment_intent"] = charge.Text("payment_intent"), ["payment_method"] = charge.TextOrNull("payment_method"), ["metadata"] =
                form.Metadata(), ["reason"] = form.Text("reason"),
        });
        RefundSteps.Begin(records, refund, (charge, form.Text("instructions_email"), AccountTrouble.IsWithoutBalance(chaos)));
        return refund;
    }
}
