namespace Shop.Web.Sandbox.Stripe;

/// <summary>What the passing of time does.</summary>
internal enum TimerKind
{
    Expire,
    DelayedPaymentArrives,
    DelayedPaymentFails,
    VoucherIsPaid,
    VoucherRunsOut,
    BuyerDisputes,

    /// <summary>A charge gets its entry in the account's balance.</summary>
    ChargeIsBooked,

    /// <summary>A refund that waits takes its next step.</summary>
    RefundGoesOn,

    /// <summary>The buyer's bank sends a refund back.</summary>
    RefundComesBack,
}

/// <summary>What will happen to a session, a charge or a refund.</summary>
internal sealed record SessionTimer(TimerKind Kind, string About);

/// <summary>Things that will happen to sessions by themselves; kept on disk, so that a restart forgets none.</summary>
internal sealed class SessionTimers(SandboxTransaction records)
{
    public void Add(TimerKind kind, string sessionId, DateTimeOffset due) => records.Execute(
        "INSERT INTO timers (due, what, session) VALUES ($due, $what, $session)",
        ("$due", due.ToUnixTimeMilliseconds()), ("$what", kind.ToString()), ("$session", sessionId));

    /// <summary>Takes out what is due now.</summary>
    public IReadOnlyList<SessionTimer> TakeDue()
    {
        var now = records.Now.ToUnixTimeMilliseconds();
        var due = records.Query(
            "SELECT what, session FROM timers WHERE due <= $now ORDER BY due, seq",
            row => new SessionTimer(Enum.Parse<TimerKind>(row.GetString(0)), row.GetString(1)), ("$now", now));
        if (due.Count > 0) records.Execute("DELETE FROM timers WHERE due <= $now", ("$now", now));
        return due;
    }
}
