using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>Charges: one for each try to take the money that reached the bank.</summary>
internal sealed class Charges(Fixtures fixtures, EventsLog events)
{
    public const string Kind = "charge";

    // Stripe captures first and books a moment later ("automatic_async").
    private static readonly TimeSpan BooksAfter = TimeSpan.FromSeconds(1);

    public JsonObject Succeeded(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method)
    {
        var charge = New(records, session, intent, method);
        SetPaid(records, charge);
        return Made(records, charge, "charge.succeeded");
    }

    public JsonObject Failed(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method, Decline decline)
    {
        var charge = New(records, session, intent, method);
        SetFailed(charge, decline);
        return Made(records, charge, "charge.failed");
    }

    public JsonObject Pending(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method) =>
        Made(records, New(records, session, intent, method), "charge.pending");

    /// <summary>The delayed payment arrived (no decline) or did not.</summary>
    public JsonObject Settle(SandboxTransaction records, string id, Decline? decline)
    {
        var charge = records.Objects.Get(Kind, id);
        if (decline is null) SetPaid(records, charge);
        else SetFailed(charge, decline);
        records.Objects.Save(charge);
        events.Emit(records, decline is null ? "charge.succeeded" : "charge.failed", charge);
        return charge;
    }

    /// <summary>The charge's entry in the account's balance is made.</summary>
    public void Book(SandboxTransaction records, string id)
    {
        var charge = records.Objects.Get(Kind, id);
        var before = charge.Snapshot();
        charge["balance_transaction"] = BalanceTransactions.OfCharge(records, charge);
        Changed(records, charge, before);
    }

    /// <summary>Keeps a charge that was changed, and tells what is other than before.</summary>
    public void Changed(SandboxTransaction records, JsonObject charge, JsonObject before)
    {
        records.Objects.Save(charge);
        events.Emit(records, "charge.updated", charge, before);
    }

    private JsonObject Made(SandboxTransaction records, JsonObject charge, string type)
    {
        records.Objects.Add(charge);
        events.Emit(records, type, charge);
        return charge;
    }

    private JsonObject New(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject method)
    {
        var charge = fixtures.New(Kind, StripeId.New(method.Text("type") == MethodTypes.Card ? "ch" : "py"), records.Now);
        charge.Set(new JsonObject
        {
            ["amount"] = intent.Number("amount"), ["currency"] = intent.Text("currency"), ["payment_intent"] = intent.Text("id"),
            ["description"] = intent.TextOrNull("description"), ["metadata"] = intent["metadata"]!.DeepClone(),
            ["payment_method"] = StripeId.New("pm"), ["payment_method_details"] = method,
        });
        charge["billing_details"]!["email"] = session.TextOrNull("customer_email");
        return charge;
    }

    private static void SetPaid(SandboxTransaction records, JsonObject charge)
    {
        charge.Set(new JsonObject { ["status"] = "succeeded", ["paid"] = true, ["captured"] = true, ["amount_captured"] =
            charge.Number("amount") });
        records.Timers.Add(TimerKind.ChargeIsBooked, charge.Text("id"), records.Now + BooksAfter);
    }

    private static void SetFailed(JsonObject charge, Decline decline)
    {
        charge.Set(new JsonObject { ["status"] = "failed", ["paid"] = false, ["failure_code"] = decline.Code, ["failure_message"] =
            decline.Message });
        charge["outcome"]!.AsObject().Set(new JsonObject
        {
            ["network_status"] = "declined_by_network", ["reason"] = decline.DeclineCode, ["type"] = "issuer_declined",
            ["seller_message"] = "The bank did not return any further details with this decline.",
        });
    }
}
