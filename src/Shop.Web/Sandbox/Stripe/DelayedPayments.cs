using System.Text.Json.Nodes;

namespace Shop.Web.Sandbox.Stripe;

/// <summary>
/// Ways to pay whose money comes later: a debit that the bank answers in a few days, a voucher that the buyer pays or forgets.
/// </summary>
internal sealed class DelayedPayments(SessionSteps steps, PaymentIntents intents, Charges charges, EventsLog events, SandboxOptions options)
{
    /// <summary>Completes the session unpaid; the bank's answer comes after the delay.</summary>
    public PayOutcome PayByDebit(SandboxTransaction records, string sessionId, TimeSpan delay, bool succeeds)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        if (steps.OutcomeIfOver(records, session, MethodTypes.BankDebit) is { } over) return over;
        var intent = steps.IntentOf(records, session);
        intents.Process(records, intent, charges.Pending(records, session, intent, PaymentMethods.BankDebit()));
        return Wait(records, session, succeeds ? TimerKind.DelayedPaymentArrives : TimerKind.DelayedPaymentFails, delay);
    }

    /// <summary>Completes the session unpaid; the buyer pays at a bank after the delay, or the voucher runs out then.</summary>
    public PayOutcome PayByVoucher(SandboxTransaction records, string sessionId, TimeSpan delay, bool succeeds)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        if (steps.OutcomeIfOver(records, session, MethodTypes.Voucher) is { } over) return over;
        intents.RequireAction(records, steps.IntentOf(records, session), ("multibanco_display_details", new JsonObject
        {
            ["entity"] = PaymentMethods.VoucherEntity, ["expires_at"] = (records.Now + delay).ToUnixTimeSeconds(),
            ["hosted_voucher_url"] = $"{options.Origin}/sandbox/stripe/pay/{sessionId}", ["reference"] = PaymentMethods.VoucherReference,
        }));
        return Wait(records, session, succeeds ? TimerKind.VoucherIsPaid : TimerKind.VoucherRunsOut, delay);
    }

    /// <summary>The bank answered.</summary>
    public void SettleDebit(SandboxTransaction records, string sessionId, bool succeeded)
    {
        var (session, intent) = Waiting(records, sessionId);
        var charge = charges.Settle(records, intent.Text("latest_charge"), succeeded ? null : Decline.TransferFailed);
        if (succeeded) Succeed(records, session, intent, charge);
        else Fail(records, session, intent, (Decline.TransferFailed, charge));
    }

    /// <summary>The buyer paid with the voucher, or its time is over: there is a charge only when there is money.</summary>
    public void SettleVoucher(SandboxTransaction records, string sessionId, bool succeeded)
    {
        var (session, intent) = Waiting(records, sessionId);
        // Somebody cancelled it meanwhile: nothing can be paid any more.
        if (intent.Text("status") != "requires_action") return;
        if (succeeded) Succeed(records, session, intent, charges.Succeeded(records, session, intent, PaymentMethods.Voucher()));
        else Fail(records, session, intent, (Decline.VoucherRanOut, null));
    }

    private PayOutcome Wait(SandboxTransaction records, JsonObject session, TimerKind kind, TimeSpan delay)
    {
        steps.Complete(records, session, "unpaid", "checkout.session.completed");
        records.Timers.Add(kind, session.Text("id"), records.Now + delay);
        return new PayOutcome(PayStep.Complete);
    }

    private void Succeed(SandboxTransaction records, JsonObject session, JsonObject intent, JsonObject charge)
    {
        intents.Succeed(records, intent, charge);
        steps.Complete(records, session, "paid", "checkout.session.async_payment_succeeded");
    }

    private void Fail(SandboxTransaction records, JsonObject session, JsonObject intent, (Decline Why, JsonObject? Charge) failed)
    {
        intents.Fail(records, intent, failed.Why, failed.Charge);
        events.Emit(records, "checkout.session.async_payment_failed", session);
    }

    private static (JsonObject Session, JsonObject Intent) Waiting(SandboxTransaction records, string sessionId)
    {
        var session = CheckoutSessions.Get(records, sessionId);
        return (session, records.Objects.Get(PaymentIntents.Kind, session.Text("payment_intent")));
    }
}
