namespace Shop.Domain.Payments;

/// <content>What Stripe said against the payment, and what becomes of the attempt then.</content>
public sealed partial class Payment
{
    public int? ProblemStatus { get; private set; }

    public string? ProblemCode { get; private set; }

    public string? ProblemParameter { get; private set; }

    public string? ProblemMessage { get; private set; }

    public string? ProblemRequestId { get; private set; }

    /// <summary>When Stripe last said no, or nothing; null when all is well.</summary>
    public DateTimeOffset? ProblemAt { get; private set; }

    /// <summary>
    /// No session was made by this attempt, and asking once more with its key would give the same answer: the next try is another attempt.
    /// </summary>
    public bool IsSpent { get; private set; }

    /// <summary>Stripe does not take the buyer's address, so that it is not sent: the buyer types it there.</summary>
    public bool WithoutEmail { get; private set; }

    /// <summary>What Stripe said last, or null when all is well.</summary>
    public StripeProblem? Problem =>
        ProblemAt is null ? null : new(ProblemStatus, ProblemCode, ProblemParameter, ProblemMessage ?? "", ProblemRequestId);

    /// <summary>Stripe's key or account was changed, and the session is not found with it any more: staff may end the payment.</summary>
    public bool IsUnknownToStripe => SessionId is not null && !IsFinal && Problem is { IsUnknownObject: true };

    /// <summary>The shopper cannot pay now: Stripe answered, and made no page to pay on.</summary>
    public bool HasNoPage => Status == PaymentStatus.Creating && Problem is { Status: not null and not StripeProblem.TooMany };

    /// <summary>Too late to have a session made that ends when this payment does.</summary>
    public bool IsTooLateToOpen(DateTimeOffset now) => ExpiresAt - now < MinToPay;

    /// <summary>The goods were to be held for a shorter time than Stripe's page lives, and that is over.</summary>
    public bool IsHeldTooLong(DateTimeOffset now) => HoldUntil < ExpiresAt && HoldUntil <= now;

    public void Meet(StripeProblem problem, bool isSpent, DateTimeOffset now)
    {
        (ProblemStatus, ProblemCode, ProblemParameter) = (problem.Status, problem.Code, problem.Parameter);
        (ProblemMessage, ProblemRequestId, ProblemAt) = (problem.Message, problem.RequestId, now);
        IsSpent |= isSpent;
        Version++;
    }

    /// <summary>The session is found again.</summary>
    public void ClearProblem()
    {
        (ProblemStatus, ProblemCode, ProblemParameter, ProblemMessage, ProblemRequestId, ProblemAt) = (null, null, null, null, null, null);
        IsSpent = false;
    }

    /// <summary>The next attempt at the same sum, with a key and a time of its own; this one is over.</summary>
    /// <exception cref="Shared.DomainException">A session may have come of this one.</exception>
    public Payment TryAnew(DateTimeOffset now)
    {
        if (!IsSpent) throw new Shared.DomainException($"Payment {Id} may have a session.");
        Move(PaymentStatus.Failed, PaymentStatus.Creating);
        LastProblem = $"Replaced by try {Attempt + 1}.";
        // Should a session of it appear all the same, it is found and ended.
        Close(now);
        var next = For(OrderId, Attempt + 1, Amount, LiveMode, now, Hold);
        next.WithoutEmail = WithoutEmail || Problem is { IsEmail: true };
        return next;
    }
}
