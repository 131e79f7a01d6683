using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>
/// One try to collect an order's total: with Stripe, whose row exists before Stripe is called (R21), or by hand.
/// </summary>
public sealed partial class Payment
{
    /// <summary>How long a shopper may take; Stripe's least is 30 minutes, and stock is held as long (P4).</summary>
    public static readonly TimeSpan TimeToPay = TimeSpan.FromHours(1);

    /// <summary>Stripe forgets idempotency keys after 24 h; older calls are looked up, never sent again (R22).</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(23);

    /// <summary>Stripe makes no session with less time left than this.</summary>
    public static readonly TimeSpan MinToPay = TimeSpan.FromMinutes(30);

    private Payment()
    {
    }

    public PaymentId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public int Attempt { get; private set; }

    public string IdempotencyKey { get; private set; } = "";

    public long AmountMinor { get; private set; }

    public Currency Currency { get; private set; }

    public PaymentStatus Status { get; private set; }

    /// <summary>Sent to Stripe as the session's end; fixed when the row is made, so that a repeated call is the same call.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>
    /// Until when the goods are held; the shop itself ends the page then when that is before <see cref="ExpiresAt"/>, as for a
    /// shopper who let orders lapse.
    /// </summary>
    public DateTimeOffset HoldUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>When Stripe's page to pay on was first seen.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public string? SessionId { get; private set; }

    public string? SessionUrl { get; private set; }

    public string? PaymentIntentId { get; private set; }

    public string? ChargeId { get; private set; }

    public bool LiveMode { get; private set; }

    public string? RequestId { get; private set; }

    public string? ApiVersion { get; private set; }

    /// <summary>Stripe's last answer about the session, as it came (R26).</summary>
    public string? RawJson { get; private set; }

    public string? LastProblem { get; private set; }

    /// <summary>What went back or is on its way back, never more than the amount: raised by guarded updates only (R20).</summary>
    public long RefundedMinor { get; private set; }

    /// <summary>Stripe's status of the buyer's dispute, or null when there is none.</summary>
    public string? Dispute { get; private set; }

    /// <summary>When money came although its order had been cancelled; null for a payment that went its way.</summary>
    public DateTimeOffset? ArrivedLateAt { get; private set; }

    /// <summary>When Stripe is asked again about a payment that is closed without money; null when it never is.</summary>
    public DateTimeOffset? LookAgainAt { get; private set; }

    public int Version { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Nobody waits for it any more. Money that comes for a closed payment all the same still wins.</summary>
    public bool IsFinal => Status is not (PaymentStatus.Creating or PaymentStatus.Open or PaymentStatus.Pending);

    /// <summary>Closed without money, as far as Stripe said until now.</summary>
    public bool IsClosedUnpaid => Status is PaymentStatus.Expired or PaymentStatus.Failed;

    /// <summary>For how long the goods are held.</summary>
    public TimeSpan Hold => HoldUntil - CreatedAt;

    /// <param name="hold">How long the goods are held; <see cref="TimeToPay"/> when it is not given, and never longer.</param>
    public static Payment For(OrderId orderId, int attempt, Money amount, bool liveMode, DateTimeOffset now, TimeSpan? hold = null) => new()
    {
        Id = PaymentId.New(now), OrderId = orderId, Attempt = attempt, IdempotencyKey = $"order-{orderId}-pay-{attempt}",
        AmountMinor = amount.Minor, Currency = amount.Currency, Status = PaymentStatus.Creating, LiveMode = liveMode, CreatedAt = now,
        // Whole seconds: Stripe knows no smaller ones, and the call must be repeatable to the letter.
        ExpiresAt = WholeSeconds(now + TimeToPay), HoldUntil = WholeSeconds(now + (hold ?? TimeToPay)),
    };

    /// <summary>Why the session is not this payment's, or null when all of it fits (R25, R33).</summary>
    public string? MismatchWith(GatewaySession session)
    {
        if (session.OrderId != OrderId || session.PaymentId != Id) return "the session belongs to another order";
        if (session.Amount != Amount) return $"the session is over {session.Amount}, the order over {Amount}";
        if (session.LiveMode != LiveMode) return "test and live mode are mixed";
        if (SessionId is not null && SessionId != session.Id) return "the order has another session";
        return null;
    }

    /// <summary>Stripe made the session: the shopper can pay there.</summary>
    public void Opened(GatewaySession session, DateTimeOffset now)
    {
        Move(PaymentStatus.Open, PaymentStatus.Creating);
        Keep(session);
        OpenedAt = now;
    }

    public void BecamePending(GatewaySession session)
    {
        if (Status == PaymentStatus.Pending) return;
        Move(PaymentStatus.Pending, PaymentStatus.Creating, PaymentStatus.Open);
        Keep(session);
    }

    /// <summary>The money is there, also after the payment was closed.</summary>
    public void Succeed(GatewaySession session, DateTimeOffset now)
    {
        Move(
            PaymentStatus.Succeeded, PaymentStatus.Creating, PaymentStatus.Open, PaymentStatus.Pending, PaymentStatus.Expired,
                PaymentStatus.Failed);
        Keep(session);
        (SettledAt, LookAgainAt, LastProblem) = (now, null, null);
    }

    /// <summary>The money is there, and the order had been cancelled.</summary>
    public void CameLate(DateTimeOffset now) => ArrivedLateAt = now;

    /// <summary>The money is there and no order takes it: all of it goes back.</summary>
    public void BecomeUnmatched(string why) => LastProblem = why;

    public void Expire(GatewaySession session, DateTimeOffset now)
    {
        Move(PaymentStatus.Expired, PaymentStatus.Creating, PaymentStatus.Open);
        Keep(session);
        Close(now);
    }

    public void Fail(string problem, DateTimeOffset now)
    {
        Move(PaymentStatus.Failed, PaymentStatus.Creating, PaymentStatus.Open, PaymentStatus.Pending);
        LastProblem = problem;
        Close(now);
    }

    public void Quarantine(string problem, GatewaySession session, DateTimeOffset now)
    {
        Move(
            PaymentStatus.Quarantined, PaymentStatus.Creating, PaymentStatus.Open, PaymentStatus.Pending, PaymentStatus.Expired,
                PaymentStatus.Failed);
        Keep(session.Record);
        (LastProblem, SettledAt, LookAgainAt) = (problem, now, null);
    }

    /// <summary>All of it went back.</summary>
    public void Refunded() => Move(PaymentStatus.Refunded, PaymentStatus.Succeeded);

    public void Disputed(string status)
    {
        Dispute = status;
        Version++;
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    // Of money that was only promised, nobody outside can be asked.
    private void Close(DateTimeOffset now) => (SettledAt, LookAgainAt) = (now, IsByHand ? null : now + PaymentLooks.First);

    private void Keep(GatewaySession session)
    {
        ClearProblem();
        SessionId = session.Id;
        SessionUrl = session.Url ?? SessionUrl;
        PaymentIntentId = session.PaymentIntentId ?? PaymentIntentId;
        Reference = PaymentIntentId;
        ChargeId = session.ChargeId ?? ChargeId;
        Keep(session.Record);
    }

    private void Keep(StripeRecord record) => (RequestId, ApiVersion, RawJson) = (record.RequestId, record.ApiVersion, record.RawJson);

    private void Move(PaymentStatus to, params PaymentStatus[] from)
    {
        if (!from.Contains(Status)) throw new DomainException($"Payment {Id} cannot go from {Status} to {to}.");
        Status = to;
        Version++;
    }
}
