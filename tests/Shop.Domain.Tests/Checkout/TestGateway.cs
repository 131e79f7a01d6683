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
    private readonly ConcurrentDictionary<string, GatewayRefund> _refunds = new();

    public bool IsLive => false;

    /// <summary>The next calls get no answer; what they asked for happens all the same.</summary>
    public bool LosesAnswers { get; set; }

    public bool RefusesRefunds { get; set; }

    public IReadOnlyList<GatewayDispute> Disputes { get; set; } = [];

    public IReadOnlyCollection<GatewaySession> Sessions => [.. _byKey.Values];

    public IReadOnlyCollection<GatewayRefund> Refunds => [.. _refunds.Values];

    public Task<GatewaySession> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        if (request.Lines.Sum(line => line.UnitAmount.Minor * line.Quantity) != request.Total.Minor)
            throw new DomainException("The lines on Stripe's page do not sum to the total.");
        if (request.ExpiresAt - clock.GetUtcNow() < TimeSpan.FromMinutes(30) && !_byKey.ContainsKey(request.IdempotencyKey))
            throw new GatewayRefusedException("expires_at is too soon");
        var session = _byKey.GetOrAdd(request.IdempotencyKey, key => new GatewaySession(
            $"cs_{Guid.NewGuid():N}", "https://pay.example", SessionState.Open, request.Total, request.OrderId, request.PaymentId, null, null, false, "req_1", "{}"));
        return LosesAnswers ? throw new GatewayUnknownException("lost") : Task.FromResult(session);
    }

    public Task<GatewaySession> GetSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        LosesAnswers ? throw new GatewayUnknownException("lost") : Task.FromResult(_byKey.Values.Single(session => session.Id == sessionId));

    public Task<GatewaySession?> FindSessionAsync(PaymentId paymentId, DateTimeOffset createdAt, CancellationToken cancellationToken) =>
        Task.FromResult(_byKey.Values.SingleOrDefault(session => session.PaymentId == paymentId));

    public Task<GatewaySession> ExpireSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (_byKey.Values.Single(session => session.Id == sessionId).State == SessionState.Open) Become(sessionId, SessionState.Expired);
        return GetSessionAsync(sessionId, cancellationToken);
    }

    public Task<GatewayRefund> RefundAsync(RefundCall call, CancellationToken cancellationToken)
    {
        if (RefusesRefunds) throw new GatewayRefusedException("charge_already_refunded");
        var refund = _refunds.GetOrAdd(call.IdempotencyKey, _ => new GatewayRefund($"re_{Guid.NewGuid():N}", call.Amount, call.RefundId, HasFailed: false));
        return LosesAnswers ? throw new GatewayUnknownException("lost") : Task.FromResult(refund);
    }

    public Task<IReadOnlyList<GatewayRefund>> RefundsOfAsync(string paymentIntentId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GatewayRefund>>([.. _refunds.Values]);

    public Task<IReadOnlyList<GatewayDispute>> DisputesOfAsync(string paymentIntentId, CancellationToken cancellationToken) => Task.FromResult(Disputes);

    public async IAsyncEnumerable<GatewayCharge> ChargesAsync(
        DateTimeOffset from, DateTimeOffset until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var session in _byKey.Values.Where(session => session.State == SessionState.Paid))
            yield return new GatewayCharge(session.ChargeId!, session.PaymentIntentId, session.Amount, new Money(_refunds.Values.Where(refund => !refund.HasFailed).Sum(refund => refund.Amount.Minor), session.Amount.Currency), clock.GetUtcNow());
    }

    /// <summary>A refund that somebody made in Stripe's dashboard.</summary>
    public void RefundAtStripe(long minor) => _refunds["dashboard-" + Guid.NewGuid().ToString("N")] = new GatewayRefund($"re_{Guid.NewGuid():N}", Money.Eur(minor), null, HasFailed: false);

    /// <summary>The bank sends all refunds back.</summary>
    public void FailRefunds()
    {
        foreach (var (key, refund) in _refunds) _refunds[key] = refund with { HasFailed = true };
    }

    public void Become(string sessionId, SessionState state, Func<GatewaySession, GatewaySession>? change = null)
    {
        var (key, session) = _byKey.Single(pair => pair.Value.Id == sessionId);
        var changed = session with { State = state, PaymentIntentId = state == SessionState.Open ? null : $"pi_{sessionId}", ChargeId = $"ch_{sessionId}" };
        _byKey[key] = change?.Invoke(changed) ?? changed;
    }
}
