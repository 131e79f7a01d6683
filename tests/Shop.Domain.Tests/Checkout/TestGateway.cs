using System.Collections.Concurrent;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Checkout;

/// <summary>
/// Stripe as the domain sees it, without the wire: sessions by idempotency key, in a state that the test sets. The wire
/// itself is tested against the sandbox.
/// </summary>
public sealed class TestGateway(TimeProvider clock) : IPaymentGateway
{
    private readonly ConcurrentDictionary<string, GatewaySession> _byKey = new();
    private readonly ConcurrentDictionary<string, GatewayDispute> _disputes = new();
    private readonly ConcurrentDictionary<string, (string Intent, GatewayRefund Made)> _refunds = new();
    private readonly ConcurrentDictionary<string, Exception> _kept = new();
    private readonly ConcurrentDictionary<string, bool> _forgotten = new();

    private static StripeRecord Record { get; } = new("req_1", "2026-10-28.endive", "{}");

    public bool IsLive => false;

    /// <summary>The next calls get no answer; what they asked for happens all the same.</summary>
    public bool LosesAnswers { get; set; }

    public bool RefusesRefunds { get; set; }

    /// <summary>What Stripe says to a call that would make a session, instead of making it; kept under the key, as Stripe does.</summary>
    public Func<SessionRequest, Exception?>? SaysInstead { get; set; }

    /// <summary>Refunds are taken, and their money has not gone yet.</summary>
    public bool RefundsArePending { get; set; }

    /// <summary>All calls that asked for a session, in their order.</summary>
    public ConcurrentQueue<SessionRequest> Asked { get; } = new();

    public IReadOnlyCollection<GatewaySession> Sessions => [.. _byKey.Values];

    public IReadOnlyCollection<GatewayRefund> Refunds => [.. _refunds.Values.Select(refund => refund.Made)];

    public Task<GatewaySession> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request);
        if (_kept.TryGetValue(request.IdempotencyKey, out var kept)) throw kept;
        if (SaysInstead?.Invoke(request) is { } said) throw _kept[request.IdempotencyKey] = said;
        if (request.Lines.Sum(line => line.UnitAmount.Minor * line.Quantity) != request.Total.Minor)
            throw new DomainException("The lines on Stripe's page do not sum to the total.");
        if (request.ExpiresAt - clock.GetUtcNow() < TimeSpan.FromMinutes(30) && !_byKey.ContainsKey(request.IdempotencyKey))
            throw new GatewayRefusedException(new StripeProblem(400, "invalid_request_error", "expires_at", "too soon", "req_1"));
        var session = _byKey.GetOrAdd(request.IdempotencyKey, key => new GatewaySession(
            $"cs_{Guid.NewGuid():N}", "https://pay.example", SessionState.Open, request.Total, request.OrderId, request.PaymentId, null,
                null, false, Record));
        return LosesAnswers ? throw new GatewayUnknownException("lost") : Task.FromResult(session);
    }

    public Task<GatewaySession> GetSessionAsync(string sessionId, CancellationToken cancellationToken) => _forgotten.ContainsKey(sessionId)
        ? throw new GatewayRefusedException(new StripeProblem(404, "resource_missing", "id", "No such checkout session", "req_404"))
        : LosesAnswers
            ? throw new GatewayUnknownException("lost")
            : Task.FromResult(_byKey.Values.Single(session => session.Id == sessionId));

    public Task<GatewaySession?> FindSessionAsync(PaymentId paymentId, DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken) =>
        LosesAnswers
            ? throw new GatewayUnknownException("lost")
            : Task.FromResult(_byKey.Values.SingleOrDefault(session => session.PaymentId == paymentId));

    public Task<GatewaySession> ExpireSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (_byKey.Values.Single(session => session.Id == sessionId).State == SessionState.Open) Become(sessionId, SessionState.Expired);
        return GetSessionAsync(sessionId, cancellationToken);
    }

    public Task<GatewayRefund> RefundAsync(RefundCall call, CancellationToken cancellationToken)
    {
        if (RefusesRefunds) throw new GatewayRefusedException(new StripeProblem(400, "charge_already_refunded", null, "", "req_1"));
        if (!_refunds.ContainsKey(call.IdempotencyKey) && call.Amount.Minor > LeftOf(call.PaymentIntentId))
            throw new GatewayRefusedException(new StripeProblem(400, "more than is left of the charge", null, "", "req_1"));
        var refund = _refunds.GetOrAdd(call.IdempotencyKey,
            _ => (call.PaymentIntentId,
            new GatewayRefund($"re_{Guid.NewGuid():N}", call.Amount, call.RefundId, HasFailed: false, Record) { IsPending =
            RefundsArePending })).Made;
        return LosesAnswers ? throw new GatewayUnknownException("lost") : Task.FromResult(refund);
    }

    public Task<IReadOnlyList<GatewayRefund>> RefundsOfAsync(string paymentIntentId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GatewayRefund>>([.. RefundsOf(paymentIntentId)]);

    public Task<IReadOnlyList<GatewayDispute>> DisputesSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        LosesAnswers ? throw new GatewayUnknownException("lost") : Task.FromResult<IReadOnlyList<GatewayDispute>>([.. _disputes.Values]);

    public Task<IReadOnlyList<GatewayDispute>> DisputesOfAsync(string paymentIntentId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GatewayDispute>>(_disputes.TryGetValue(paymentIntentId, out var dispute) ? [dispute] : []);

    /// <summary>Charges of days that begin before that cannot be listed; null when all can.</summary>
    public DateTimeOffset? FailsBefore { get; set; }

    /// <summary>Charges of other business of the same account.</summary>
    public IList<GatewayCharge> ForeignCharges { get; } = [];

    public IList<GatewayBalanceChange> BalanceChanges { get; } = [];

    public Task<IReadOnlyList<GatewayCharge>> ChargesAsync(DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken) => LosesAnswers || from + TimeSpan.FromDays(3) < FailsBefore
        ? throw new GatewayUnknownException("lost")
        : Task.FromResult<IReadOnlyList<GatewayCharge>>(
            [.. _byKey.Values.Where(session => session.State == SessionState.Paid).Select(ChargeOf), .. ForeignCharges]);

    public Task<IReadOnlyList<GatewayBalanceChange>> BalanceChangesAsync(DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken) =>
        LosesAnswers
            ? throw new GatewayUnknownException("lost")
            : Task.FromResult<IReadOnlyList<GatewayBalanceChange>>([.. BalanceChanges]);

    private GatewayCharge ChargeOf(GatewaySession session) => new(
        session.ChargeId!, session.PaymentIntentId, Shown(session.Amount.Minor),
            Shown(session.Amount.Minor - LeftOf(session.PaymentIntentId!)), clock.GetUtcNow()) { PaymentId = session.PaymentId };

    private static StripeMoney Shown(long minor) => new(minor, "eur");

    /// <summary>A refund that somebody made in Stripe's dashboard.</summary>
    public void RefundAtStripe(string paymentIntentId, long minor) =>
        _refunds["dashboard-" + Guid.NewGuid().ToString("N")] =
            (paymentIntentId, new GatewayRefund($"re_{Guid.NewGuid():N}", Money.Eur(minor), null, HasFailed: false, Record));

    /// <summary>The bank sends all refunds (of one payment) back.</summary>
    public void FailRefunds(string? paymentIntentId = null)
    {
        foreach (var (key, (intent, made)) in _refunds)
        {
            if (paymentIntentId is null || intent == paymentIntentId) _refunds[key] = (intent, made with { HasFailed = true });
        }
    }

    /// <summary>The money of pending refunds has gone.</summary>
    public void SendRefunds()
    {
        foreach (var (key, (intent, made)) in _refunds) _refunds[key] = (intent, made with { IsPending = false });
    }

    /// <summary>Stripe's key or account is another one from now on, or the old one again.</summary>
    public void Forget(string sessionId, bool forgotten = true)
    {
        if (forgotten) _forgotten[sessionId] = true;
        else _forgotten.TryRemove(sessionId, out _);
    }

    /// <summary>The buyer disputes a payment ("needs_response"), or the bank has decided ("won").</summary>
    public void Dispute(string paymentIntentId, string status, string? caseType = null) =>
        _disputes[paymentIntentId] =
            new GatewayDispute($"dp_{paymentIntentId}", status, Money.Eur(100), Record) { PaymentIntentId = paymentIntentId, CaseType =
            caseType };

    /// <summary>What of a charge has not gone back.</summary>
    public long LeftOf(string paymentIntentId) =>
        _byKey.Values.Single(session => session.PaymentIntentId == paymentIntentId).Amount.Minor - RefundsOf(paymentIntentId)
            .Where(refund => !refund.HasFailed).Sum(refund => refund.Amount.Minor);

    public void Become(string sessionId, SessionState state, Func<GatewaySession, GatewaySession>? change = null)
    {
        var (key, session) = _byKey.Single(pair => pair.Value.Id == sessionId);
        var changed =
            session with { State = state, PaymentIntentId = state == SessionState.Open
            ? null
            : $"pi_{sessionId}", ChargeId = $"ch_{sessionId}" };
        _byKey[key] = change?.Invoke(changed) ?? changed;
    }

    /// <summary>A session that was made without an answer, and that no list has shown until now.</summary>
    public void Appear(Payment payment, SessionState state)
    {
        var session = new GatewaySession(
            $"cs_{Guid.NewGuid():N}", "https://pay.example", SessionState.Open, payment.Amount, payment.OrderId, payment.Id, null, null,
                false, Record);
        _byKey[payment.IdempotencyKey] = session;
        Become(session.Id, state);
    }

    private IEnumerable<GatewayRefund> RefundsOf(string paymentIntentId) =>
        _refunds.Values.Where(refund => refund.Intent == paymentIntentId).Select(refund => refund.Made);
}
