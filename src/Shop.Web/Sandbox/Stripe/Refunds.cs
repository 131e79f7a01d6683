using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Refunds, never more than was taken.</summary>
public sealed class Refunds(SandboxStore store, StripeEvents events, TimeProvider clock)
{
    public JsonObject Create(StripeForm form)
    {
        var intentId = form.Required("payment_intent");
        var intent = store.Find("payment_intent", intentId) ?? throw StripeErrorException.Missing("payment_intent", intentId);
        if ((string?)intent["latest_charge"] is not { } chargeId || (string?)intent["status"] != "succeeded")
            throw StripeErrorException.Invalid("This PaymentIntent does not have a successful charge to refund.", "payment_intent");
        var charge = store.Find("charge", chargeId)!;
        var left = (long)charge["amount_captured"]! - (long)charge["amount_refunded"]!;
        var amount = form.Text("amount") is null ? left : form.Whole("amount");
        if (left == 0) throw StripeErrorException.Invalid("Charge has already been refunded.", null, "charge_already_refunded");
        if (amount <= 0 || amount > left) throw StripeErrorException.Invalid($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", "amount");
        return Keep(charge, intentId, amount);
    }

    private JsonObject Keep(JsonObject charge, string intentId, long amount)
    {
        var refund = StripeObjects.New("refund", "re_", clock.GetUtcNow());
        refund["amount"] = amount;
        refund["currency"] = (string)charge["currency"]!;
        refund["payment_intent"] = intentId;
        refund["charge"] = (string)charge["id"]!;
        refund["status"] = "succeeded";
        charge["amount_refunded"] = (long)charge["amount_refunded"]! + amount;
        charge["refunded"] = (long)charge["amount_refunded"]! == (long)charge["amount_captured"]!;
        store.Save("refund", refund);
        store.Save("charge", charge);
        events.Happened("charge.refunded", charge);
        return refund;
    }
}
