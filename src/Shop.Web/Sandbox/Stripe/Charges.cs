using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Charges: one for each try to take the money that reached the bank.</summary>
internal sealed class Charges(Fixtures fixtures)
{
    public const string Kind = "charge";

    public JsonObject Succeeded(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method)
    {
        var charge = New(records, session, intent, method);
        SetPaid(records, charge);
        records.Objects.Add(charge);
        return charge;
    }

    public JsonObject Failed(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method, Decline decline)
    {
        var charge = New(records, session, intent, method);
        SetFailed(charge, decline);
        records.Objects.Add(charge);
        return charge;
    }

    public JsonObject Pending(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method)
    {
        var charge = New(records, session, intent, method);
        records.Objects.Add(charge);
        return charge;
    }

    /// <summary>The delayed payment arrived (no decline) or did not.</summary>
    public static JsonObject Settle(SandboxTransaction records, string id, Decline? decline)
    {
        var charge = records.Objects.Get(Kind, id);
        if (decline is null) SetPaid(records, charge);
        else SetFailed(charge, decline);
        records.Objects.Save(charge);
        return charge;
    }

    private JsonObject New(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method)
    {
        var charge = fixtures.New(Kind, StripeId.New("ch"), records.Now);
        charge.Set(new JsonObject
        {
            ["amount"] = intent.Number("amount"), ["currency"] = intent.Text("currency"), ["payment_intent"] = intent.Text("id"),
            ["description"] = intent.TextOrNull("description"), ["metadata"] = intent["metadata"]!.DeepClone(),
            ["payment_method"] = StripeId.New("pm"), ["payment_method_details"] = method,
        });
        charge["billing_details"]!["email"] = session.TextOrNull("customer_email");
        return charge;
    }

    private static void SetPaid(SandboxTransaction records, JsonObject charge) => charge.Set(new JsonObject
    {
        ["status"] = "succeeded", ["paid"] = true, ["captured"] = true, ["amount_captured"] = charge.Number("amount"),
        ["balance_transaction"] = BalanceTransactions.OfCharge(records, charge),
    });

    private static void SetFailed(JsonObject charge, Decline decline)
    {
        charge.Set(new JsonObject { ["status"] = "failed", ["paid"] = false, ["failure_code"] = decline.Code, ["failure_message"] = decline.Message });
        charge["outcome"]!.AsObject().Set(new JsonObject
        {
            ["network_status"] = "declined_by_network", ["reason"] = decline.DeclineCode, ["type"] = "issuer_declined",
            ["seller_message"] = "The bank did not return any further details with this decline.",
        });
    }
}
