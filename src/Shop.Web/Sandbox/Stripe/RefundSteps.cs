using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>How a refund begins and goes on: by the card or method that paid, and by what the account's balance holds.</summary>
internal static class RefundSteps
{
    private static readonly TimeSpan BankTakes = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BuyerHas = TimeSpan.FromDays(45);

    /// <summary>Sets the status, and plans what comes next.</summary>
    public static void Begin(SandboxTransaction records, JsonObject refund, (JsonObject Charge, string? Email, bool WithoutBalance) of)
    {
        var type = (string?)of.Charge["payment_method_details"]?["type"];
        var last4 = (string?)of.Charge["payment_method_details"]?["card"]?["last4"];
        if (type != MethodTypes.Card) refund.Remove("destination_details");
        if (type == MethodTypes.Voucher) AskBuyer(records, refund, of.Email ?? (string?)of.Charge["billing_details"]?["email"]);
        else if (of.WithoutBalance) Pend(records, refund, "insufficient_funds");
        else if (type == MethodTypes.BankDebit || last4 == TestCard.RefundPendsLast4) Pend(records, refund, "processing");
        if (refund.Text("status") is "succeeded" || refund.TextOrNull("pending_reason") == "processing")
            refund["balance_transaction"] = BalanceTransactions.OfRefund(records, refund);
        if (refund.Text("status") == "succeeded" && last4 == TestCard.RefundFailsLast4) Plan(records, refund, TimerKind.RefundComesBack);
    }

    /// <summary>The next step of a refund that waits; false when it waits for nothing or must go on waiting.</summary>
    public static bool Take(SandboxTransaction records, JsonObject refund, bool withoutBalance)
    {
        if (refund.Text("status") is not ("pending" or "requires_action")) return false;
        if (withoutBalance)
        {
            Plan(records, refund, TimerKind.RefundGoesOn);
            return false;
        }

        if (refund.Text("status") == "requires_action") Pend(records, refund, "processing");
        else Arrive(refund);
        refund["balance_transaction"] ??= BalanceTransactions.OfRefund(records, refund);
        return true;
    }

    private static void Arrive(JsonObject refund)
    {
        refund["status"] = "succeeded";
        refund.Remove("pending_reason");
    }

    private static void Pend(SandboxTransaction records, JsonObject refund, string reason)
    {
        refund.Set(new JsonObject { ["status"] = "pending", ["pending_reason"] = reason });
        refund.Remove("next_action");
        Plan(records, refund, TimerKind.RefundGoesOn);
    }

    // Nobody can pay back to a voucher: Stripe asks the buyer by mail for an account.
    private static void AskBuyer(SandboxTransaction records, JsonObject refund, string? email)
    {
        if (email is null) throw StripeFault.Missing("instructions_email");
        refund.Set(new JsonObject
        {
            ["status"] = "requires_action", ["instructions_email"] = email,
            ["destination_details"] =
                new JsonObject { ["type"] = MethodTypes.Voucher, [MethodTypes.Voucher] =
                new JsonObject { ["reference"] = null, ["reference_status"] = null } },
            ["next_action"] = new JsonObject
            {
                ["type"] = "display_details",
                ["display_details"] = new JsonObject
                {
                    ["email_sent"] = new JsonObject { ["email_sent_at"] = records.Now.ToUnixTimeSeconds(), ["email_sent_to"] = email },
                    ["expires_at"] = (records.Now + BuyerHas).ToUnixTimeSeconds(),
                },
            },
        });
        Plan(records, refund, TimerKind.RefundGoesOn);
    }

    private static void Plan(SandboxTransaction records, JsonObject refund, TimerKind kind) =>
        records.Timers.Add(kind, refund.Text("id"), records.Now + BankTakes);
}
