using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>The edge to Stripe. All calls may be repeated; those that change something carry a stored idempotency key.</summary>
/// <exception cref="GatewayRefusedException">Stripe said no: nothing happened there.</exception>
/// <exception cref="GatewayUnknownException">No answer, or none that can be read: it may have happened.</exception>
public interface IPaymentGateway
{
    /// <summary>Whether real money moves.</summary>
    bool IsLive { get; }

    Task<GatewaySession> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken);

    Task<GatewaySession> GetSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Looks for the session of a payment whose answer was lost among those that were made in [from, until).</summary>
    Task<GatewaySession?> FindSessionAsync(PaymentId paymentId, DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Ends an open session and returns what it is afterwards: it may have been paid a moment earlier (R9).</summary>
    Task<GatewaySession> ExpireSessionAsync(string sessionId, CancellationToken cancellationToken);

    Task<GatewayRefund> RefundAsync(RefundCall call, CancellationToken cancellationToken);

    /// <summary>All refunds of a payment, whoever made them.</summary>
    Task<IReadOnlyList<GatewayRefund>> RefundsOfAsync(string paymentIntentId, CancellationToken cancellationToken);

    /// <summary>The buyer's disputes about a payment.</summary>
    Task<IReadOnlyList<GatewayDispute>> DisputesOfAsync(string paymentIntentId, CancellationToken cancellationToken);

    /// <summary>All disputes that began since then, about whichever payment, in currencies that the shop knows.</summary>
    Task<IReadOnlyList<GatewayDispute>> DisputesSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The account's charges that succeeded in [from, until), in any currency, the newest first.</summary>
    Task<IReadOnlyList<GatewayCharge>> ChargesAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What changed the account's balance in [from, until): charges, refunds, disputes and fees, the newest first.</summary>
    Task<IReadOnlyList<GatewayBalanceChange>> BalanceChangesAsync(DateTimeOffset
        from, DateTimeOffset until, CancellationToken cancellationToken);
}

public enum SessionState
{
    Open,

    /// <summary>The shopper is done and the money is there (or none was due).</summary>
    Paid,

    /// <summary>The shopper is done, the money is on its way.</summary>
    Processing,

    /// <summary>The shopper was done, but the delayed payment failed.</summary>
    PaymentFailed,

    Expired,
}

/// <summary>Stripe's checkout session, checked and in our words.</summary>
public sealed record GatewaySession(
    string Id, string? Url, SessionState State, Money Amount, OrderId? OrderId, PaymentId? PaymentId, string? PaymentIntentId,
    string? ChargeId, bool LiveMode, StripeRecord Record);

/// <summary>What Stripe answered about an object, as it came: for whoever has to find out later what happened (R26).</summary>
/// <param name="RequestId">The call's name in Stripe's log; null for an object out of a list.</param>
public sealed record StripeRecord(string? RequestId, string ApiVersion, string RawJson)
{
    public const int ApiVersionLength = 60;
}

/// <summary>A refund to be made; the same one always gives the same call.</summary>
public sealed record RefundCall(RefundId RefundId, string PaymentIntentId, Money Amount, string IdempotencyKey);

/// <summary>A refund as Stripe shows it; <see cref="RefundId"/> is ours when the shop asked for it.</summary>
public sealed record GatewayRefund(string Id, Money Amount, RefundId? RefundId, bool HasFailed, StripeRecord Record)
{
    /// <summary>Stripe took it, and the money has not gone yet: it may still fail.</summary>
    public bool IsPending { get; init; }
}

/// <summary>A dispute as Stripe shows it: "needs_response", "under_review", "won", "lost" …</summary>
public sealed record GatewayDispute(string Id, string Status, Money Amount, StripeRecord Record)
{
    /// <summary>What kind of case it is: "chargeback", "inquiry", "block", "resolution" …; null when Stripe does not say.</summary>
    public string? CaseType { get; init; }

    public string? PaymentIntentId { get; init; }

    /// <summary>The bank decided for the shop, the buyer took it back, or it was kept from becoming one.</summary>
    public bool IsSettledForUs => Status is "won" or "warning_closed" || (Status == "prevented" && !IsResolution);

    /// <summary>The money went to the buyer: the bank decided so, or the case was resolved by giving it back.</summary>
    public bool IsLost => Status == "lost" || (Status == "prevented" && IsResolution);

    /// <summary>Nothing will become of it any more.</summary>
    public bool IsOver => IsLost || IsSettledForUs;

    /// <summary>Stripe's status, with the kind of case where that decides who has the money.</summary>
    public string Shown => Status == "prevented" && CaseType is not null ? $"{Status}, {CaseType}" : Status;

    // Visa's rapid resolution: the buyer is credited at once, and there is nothing to answer.
    private bool IsResolution => CaseType == "resolution";
}

/// <summary>Money that Stripe took, and what of it went back; <see cref="PaymentId"/> is ours when the shop's session took it.</summary>
public sealed record GatewayCharge(string Id, string? PaymentIntentId, StripeMoney Amount, StripeMoney Refunded, DateTimeOffset CreatedAt)
{
    public PaymentId? PaymentId { get; init; }
}

/// <summary>A balance transaction: what it added to or took from the account's balance, and what Stripe kept of it as its fee.</summary>
/// <param name="Category">Stripe's reporting category: "charge", "refund", "dispute", "dispute_reversal", "fee" …</param>
/// <param name="SourceId">The charge, refund or dispute that it is about.</param>
public sealed record GatewayBalanceChange(string Id, string Category, StripeMoney Amount, StripeMoney Fee, string? SourceId)
{
    /// <summary>Money that a dispute withdrew (below zero) or gave back.</summary>
    public bool IsOfDispute => Category is "dispute" or "dispute_reversal";
}

/// <summary>All that a session is made from; the same payment always gives the same request.</summary>
/// <param name="Email">Fills in Stripe's form; null when Stripe does not take the buyer's.</param>
public sealed record SessionRequest(
    PaymentId PaymentId, OrderId OrderId, string OrderNumber, string IdempotencyKey, Money Total, IReadOnlyList<SessionLine> Lines,
    string? Email, string Culture, DateTimeOffset ExpiresAt, string SuccessUrl, string CancelUrl);

/// <summary>A line on Stripe's page; quantity × unit amount over all lines is exactly the total.</summary>
public sealed record SessionLine(string Name, int Quantity, Money UnitAmount);

/// <summary>Stripe answered that it did not do it.</summary>
public sealed class GatewayRefusedException(StripeProblem problem, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    public StripeProblem Problem => problem;
}

/// <summary>Nobody can say yet whether Stripe did it.</summary>
public sealed class GatewayUnknownException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is known of it.</summary>
    public StripeProblem Problem { get; init; } = StripeProblem.NoAnswer;
}
