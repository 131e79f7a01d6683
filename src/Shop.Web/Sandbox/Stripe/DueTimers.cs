namespace Shop.Web.Sandbox.Stripe;

/// <summary>What the passing of time brings: sessions end, delayed payments and disputes come, refunds go on or come back.</summary>
internal sealed class DueTimers(CheckoutSessions sessions, DelayedPayments payments, Disputes disputes, Refunds refunds, Charges charges)
{
    public void Run(SandboxTransaction records)
    {
        foreach (var (kind, about) in records.Timers.TakeDue()) Run(records, kind, about);
    }

    private void Run(SandboxTransaction records, TimerKind kind, string about)
    {
        Action<SandboxTransaction, string> happens = kind switch
        {
            TimerKind.Expire => (_, id) => sessions.ExpireIfOpen(records, CheckoutSessions.Get(records, id)),
            TimerKind.ChargeIsBooked => charges.Book,
            TimerKind.BuyerDisputes => disputes.Open,
            TimerKind.RefundGoesOn => refunds.GoOn,
            TimerKind.RefundComesBack => refunds.Fail,
            TimerKind.VoucherIsPaid or TimerKind.VoucherRunsOut =>
                (_, id) => payments.SettleVoucher(records, id, kind == TimerKind.VoucherIsPaid),
            _ => (_, id) => payments.SettleDebit(records, id, kind == TimerKind.DelayedPaymentArrives),
        };
        happens(records, about);
    }
}
