using Shop.Domain.Payments;

namespace Shop.Domain.Checkout;

/// <summary>
/// Knows the checkout session of a payment. Asking for it is one call that never changes: same key, same parameters, so
/// that after a crash or a lost answer it gives the same session (R22). No transaction is open meanwhile.
/// </summary>
public sealed class PaymentSessions(IPaymentGateway gateway, SessionRequests requests, NoteProblem problems, TimeProvider clock)
{
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <summary>What Stripe shows now, or null when there is no session, or none that Stripe knows; why is noted on the payment.</summary>
    /// <exception cref="GatewayUnknownException">No answer: ask again later.</exception>
    public async Task<GatewaySession?> ReadAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.IsByHand) return null;
        if (payment.SessionId is not null)
            return await EndedIfClosedAsync(payment, await GetAsync(payment, cancellationToken), cancellationToken);
        var now = clock.GetUtcNow();
        if (payment is { IsFinal: false, IsSpent: true } && now < payment.HoldUntil) return null;
        return payment.IsFinal || payment.IsSpent || payment.IsTooLateToOpen(now)
            ? await EndedIfClosedAsync(payment, await FindAsync(payment, cancellationToken), cancellationToken)
            : await MakeAsync(payment, cancellationToken);
    }

    /// <summary>Ends the session if there is one that is still open; whatever it is then decides what happens to the order.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="GatewayUnknownException">No answer: ask again later.</exception>
    public async Task<GatewaySession?> EndAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.IsByHand || payment is { IsFinal: false, IsSpent: true, SessionId: null }) return null;
        var session = payment.SessionId is not null ? await GetAsync(payment, cancellationToken)
            : MayBeAsked(payment) ? await MakeAsync(payment, cancellationToken)
            : await FindAsync(payment, cancellationToken);
        return session is { State: SessionState.Open } ? await gateway.ExpireSessionAsync(session.Id, cancellationToken) : session;
    }

    // The call that makes the session is the sure way to learn of one whose answer is under way to somebody else.
    private bool MayBeAsked(Payment payment) =>
        payment is { IsFinal: false, IsSpent: false, Problem: null } && !payment.IsTooLateToOpen(clock.GetUtcNow());

    private async Task<GatewaySession?> GetAsync(Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.GetSessionAsync(payment.SessionId!, cancellationToken);
        }
        catch (GatewayRefusedException refused)
        {
            await problems.ExecuteAsync(payment, refused.Problem, isSpent: false, cancellationToken);
            return null;
        }
        catch (GatewayUnknownException unknown) when (unknown.Problem.IsKey)
        {
            await problems.ExecuteAsync(payment, unknown.Problem, isSpent: false, cancellationToken);
            throw;
        }
    }

    private async Task<GatewaySession?> MakeAsync(Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.CreateSessionAsync(await requests.OfAsync(payment, cancellationToken), cancellationToken);
        }
        catch (GatewayRefusedException refused)
        {
            await problems.ExecuteAsync(payment, refused.Problem, isSpent: true, cancellationToken);
            return null;
        }
        catch (GatewayUnknownException unknown)
        {
            return await AfterNoAnswerAsync(payment, unknown, cancellationToken);
        }
    }

    // An answer that Stripe keeps under the key comes again for 23 hours. What the call did is known from the list of sessions.
    private async Task<GatewaySession?> AfterNoAnswerAsync(Payment payment, GatewayUnknownException unknown,
        CancellationToken cancellationToken)
    {
        var problem = unknown.Problem;
        await problems.ExecuteAsync(payment, problem, isSpent: false, cancellationToken);
        var isKept = problem.IsReplayed || problem.IsKeyTaken || (problem.IsServerError && payment.Problem is { IsServerError: true });
        if (!isKept) throw unknown;
        var found = await FindAsync(payment, cancellationToken);
        if (found is null) await problems.ExecuteAsync(payment, problem, isSpent: true, cancellationToken);
        return found;
    }

    // A session that appears when its payment is closed already must not be there to pay on beside another (R36).
    private async Task<GatewaySession?> EndedIfClosedAsync(Payment payment, GatewaySession? session, CancellationToken cancellationToken) =>
        payment.IsFinal && session is { State: SessionState.Open }
            ? await gateway.ExpireSessionAsync(session.Id, cancellationToken)
            : session;

    // Made after the payment's row was written, by clocks that may differ a little, and before the payment was closed.
    private Task<GatewaySession?> FindAsync(Payment payment, CancellationToken cancellationToken) => gateway.FindSessionAsync(
        payment.Id, payment.CreatedAt - ClockSlack, (payment.SettledAt ?? payment.CreatedAt + Payment.KeyLifetime) + ClockSlack,
            cancellationToken);
}
