using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

public enum RefundStatus
{
    /// <summary>Written down before Stripe is asked; the sum is reserved on the payment.</summary>
    Requested,

    /// <summary>Stripe took it, and the money has not gone yet; it may still fail. No credit note and no mail before it is gone.</summary>
    Pending,

    Succeeded,

    /// <summary>Stripe refused it, or the bank sent it back: nothing reached the buyer. Staff may send it again.</summary>
    Failed,
}

/// <summary>Money that goes back: the row exists before Stripe is asked, so that a lost answer loses nothing.</summary>
public sealed class Refund
{
    private Refund()
    {
    }

    public RefundId Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public OrderId OrderId { get; private set; }

    public long AmountMinor { get; private set; }

    public Currency Currency { get; private set; }

    public RefundStatus Status { get; private set; }

    /// <summary>The form's one-time token, or who asked without a form; unique, so that asking twice is one refund (R11).</summary>
    public string Token { get; private set; } = "";

    /// <summary>Raised when a failed refund is sent again, which is another call to Stripe.</summary>
    public int Attempt { get; private set; }

    /// <summary>Stripe's id of it.</summary>
    public string? StripeId { get; private set; }

    public string? RequestId { get; private set; }

    public string? ApiVersion { get; private set; }

    /// <summary>Stripe's last answer about it, as it came (R26).</summary>
    public string? RawJson { get; private set; }

    public string Reason { get; private set; } = "";

    public string RequestedBy { get; private set; } = "";

    public string? CreditNoteNumber { get; private set; }

    public string? LastProblem { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>When the mail server took the word to the buyer.</summary>
    public DateTimeOffset? MailSentAt { get; private set; }

    public int Version { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Stripe had it once and the books show it: should it fail now, it is a debt that stands.</summary>
    public bool IsBooked => SettledAt is not null;

    public string IdempotencyKey => $"refund-{Id}-{Attempt}";

    public static Refund Request(RefundOf of, DateTimeOffset now) => new()
    {
        Id = RefundId.New(now), PaymentId = of.Payment.Id, OrderId = of.Payment.OrderId, AmountMinor = of.Amount.Minor,
        Currency = of.Amount.Currency, Status = RefundStatus.Requested, Token = of.Token, Attempt = 1, Reason = of.Reason,
        RequestedBy = of.By, CreatedAt = now,
    };

    /// <summary>Stripe has it.</summary>
    public void Succeed(GatewayRefund made, DateTimeOffset now)
    {
        StripeId = made.Id;
        Keep(made.Record);
        Status = RefundStatus.Succeeded;
        SettledAt = now;
        LastProblem = null;
        Version++;
    }

    /// <summary>Staff gave the money back themselves, by transfer or at the counter.</summary>
    public void SucceedByHand(DateTimeOffset now)
    {
        Status = RefundStatus.Succeeded;
        SettledAt = now;
        Version++;
    }

    /// <summary>Stripe took it, and the money is on its way.</summary>
    public void BecamePending(GatewayRefund made)
    {
        StripeId = made.Id;
        Keep(made.Record);
        Status = RefundStatus.Pending;
        LastProblem = null;
        Version++;
    }

    public void Fail(string problem)
    {
        Status = RefundStatus.Failed;
        LastProblem = problem;
        Version++;
    }

    /// <summary>The bank sent the money back to Stripe.</summary>
    public void SentBack(GatewayRefund made)
    {
        Keep(made.Record);
        Fail(IsBooked ? "The bank sent the money back." : "Stripe could not send it: nothing reached the buyer.");
    }

    /// <summary>A new call to Stripe for the same debt.</summary>
    /// <exception cref="DomainException">The refund has not failed.</exception>
    public void SendAgain()
    {
        if (Status != RefundStatus.Failed) throw new DomainException($"Refund {Id} has not failed.");
        Status = RefundStatus.Requested;
        StripeId = null;
        Attempt++;
        Version++;
    }

    public void Credited(string creditNoteNumber) => CreditNoteNumber = creditNoteNumber;

    public void MailSent(DateTimeOffset now)
    {
        MailSentAt ??= now;
        Version++;
    }

    private void Keep(StripeRecord record) => (RequestId, ApiVersion, RawJson) = (record.RequestId, record.ApiVersion, record.RawJson);
}

/// <summary>What a refund is made of.</summary>
public sealed record RefundOf(Payment Payment, Money Amount, string Token, string Reason, string By);
