using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Refunds: never more than was charged.</summary>
internal sealed class Refunds(Fixtures fixtures, EventsLog events)
{
    public const string Kind = "refund";
    private static readonly TimeSpan BankTakes = TimeSpan.FromSeconds(2);

    public JsonObject Create(SandboxTransaction records, StripeForm form)
    {
        var charge = ChargeOf(records, form);
        var left = charge.Number("amount_captured") - charge.Number("amount_refunded");
        var amount = form.Integer("amount") ?? left;
        if (amount < 1 && left > 0) throw StripeFault.Invalid("amount", "This value must be greater than or equal to 1.", "parameter_invalid_integer");
        Check(charge, amount, left);
        var refund = Made(records, charge, amount, form);
        var refunded = charge.Number("amount_refunded") + amount;
        charge.Set(new JsonObject { ["amount_refunded"] = refunded, ["refunded"] = refunded == charge.Number("amount_captured") });
        records.Objects.Add(refund);
        records.Objects.Save(charge);
        events.Emit(records, "refund.created", refund);
        events.Emit(records, "charge.refunded", charge);
        if ((string?)charge["payment_method_details"]?["card"]?["last4"] == TestCard.RefundFailsLast4)
            records.Timers.Add(TimerKind.RefundComesBack, refund.Text("id"), records.Now + BankTakes);
        return refund;
    }

    /// <summary>The buyer's bank did not take the money.</summary>
    public void Fail(SandboxTransaction records, string id)
    {
        var refund = records.Objects.Get(Kind, id);
        refund.Set(new JsonObject
        {
            ["status"] = "failed", ["failure_reason"] = "expired_or_canceled_card",
            ["failure_balance_transaction"] = BalanceTransactions.OfFailedRefund(records, refund),
        });
        records.Objects.Save(refund);
        var charge = records.Objects.Get(Charges.Kind, refund.Text("charge"));
        charge.Set(new JsonObject { ["amount_refunded"] = charge.Number("amount_refunded") - refund.Number("amount"), ["refunded"] = false });
        records.Objects.Save(charge);
        events.Emit(records, "refund.failed", refund);
        events.Emit(records, "charge.refund.updated", refund);
    }

    private static void Check(JsonObject charge, long amount, long left)
    {
        var id = charge.Text("id");
        if (charge.Text("status") != "succeeded") throw StripeFault.Refused($"Charge {id} has not succeeded and cannot be refunded.");
        if (left == 0) throw StripeFault.Refused($"Charge {id} has already been refunded.", "charge_already_refunded");
        if (amount > left) throw StripeFault.Refused($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", param: "amount");
    }

    private static JsonObject ChargeOf(SandboxTransaction records, StripeForm form)
    {
        if (form.Text("charge") is { } charge) return records.Objects.Get(Charges.Kind, charge, "charge");
        var id = form.Text("payment_intent") ?? throw StripeFault.Missing("payment_intent");
        var intent = records.Objects.Get(PaymentIntents.Kind, id, "payment_intent");
        return intent.TextOrNull("latest_charge") is { } latest
            ? records.Objects.Get(Charges.Kind, latest)
            : throw StripeFault.Refused($"This PaymentIntent ({id}) does not have a successful charge to refund.");
    }

    private JsonObject Made(SandboxTransaction records, JsonObject charge, long amount, StripeForm form)
    {
        var refund = fixtures.New(Kind, StripeId.New("re"), records.Now);
        refund.Set(new JsonObject
        {
            ["amount"] = amount, ["currency"] = charge.Text("currency"), ["charge"] = charge.Text("id"),
            ["payment_intent"] = charge.Text("payment_intent"), ["metadata"] = form.Metadata(),
            ["reason"] = form.Has("reason") ? form.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer") : null,
        });
        refund["balance_transaction"] = BalanceTransactions.OfRefund(records, refund);
        return refund;
    }
}
