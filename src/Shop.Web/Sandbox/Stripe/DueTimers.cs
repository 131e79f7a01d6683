namespace Shop.Web.Sandbox.Stripe;

/// <summary>What the passing of time brings: sessions end, delayed payments and disputes come, refunds come back.</summary>
internal sealed class DueTimers(CheckoutSessions sessions, SessionPayments payments, Disputes disputes, Refunds refunds)
{
    public void Run(SandboxTransaction records)
    {
        foreach (var (kind, about) in records.Timers.TakeDue()) Run(records, kind, about);
    }

    private void Run(SandboxTransaction records, TimerKind kind, string about)
    {
        switch (kind)
        {
            case TimerKind.Expire:
                sessions.ExpireIfOpen(records, CheckoutSessions.Get(records, about));
                break;
            case TimerKind.BuyerDisputes:
                disputes.Open(records, about);
                break;
            case TimerKind.RefundComesBack:
                refunds.Fail(records, about);
                break;
            default:
                payments.Settle(records, about, succeeded: kind == TimerKind.DelayedPaymentArrives);
                break;
        }
    }
}
