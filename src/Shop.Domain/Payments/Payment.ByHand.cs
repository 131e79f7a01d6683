using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>How an order is to be paid without Stripe.</summary>
/// <param name="Reference">What the buyer names, and the order shows once it is paid.</param>
/// <param name="Hold">For how long the goods are held.</param>
/// <param name="RemindAfter">When the buyer is reminded; null for never.</param>
public sealed record PromisedPayment(PaymentMethod Method, string Reference, TimeSpan Hold, TimeSpan? RemindAfter);

/// <content>Payments that Stripe has nothing to do with: the buyer has promised the money, and staff say what came.</content>
public sealed partial class Payment
{
    public PaymentMethod Method { get; private set; }

    /// <summary>What the order that it pays shows of it: Stripe's payment intent, or the reference that the buyer names.</summary>
    public string? Reference { get; private set; }

    /// <summary>What staff booked in, less what they sent back of too much; the sum of its <see cref="MoneyEntry"/> rows.</summary>
    public long ReceivedMinor { get; private set; }

    /// <summary>When the buyer is reminded; null when never, or when it was done.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    /// <summary>When the mail server took the word of how to pay.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public bool IsByHand => Method != PaymentMethod.Stripe;

    public Money Received => new(ReceivedMinor, Currency);

    /// <summary>What is still to come; nothing once it is paid or given up.</summary>
    public Money Due => new(IsFinal ? 0 : Math.Max(0, AmountMinor - ReceivedMinor), Currency);

    /// <summary>
    /// Money that the buyer gets back and no credit note is about: more than the order cost, or any for one that was given up.
    /// </summary>
    public Money OwedBack => new(
        IsClosedUnpaid ? ReceivedMinor
            : IsByHand && Status is PaymentStatus.Succeeded or PaymentStatus.Refunded ? ReceivedMinor - AmountMinor : 0, Currency);

    /// <summary>A payment that begins with a promise: the buyer is done, and the money is on its way.</summary>
    public static Payment Promised(OrderId orderId, Money amount, PromisedPayment promise, bool liveMode, DateTimeOffset now)
    {
        var payment = For(orderId, 1, amount, liveMode, now, promise.Hold);
        (payment.Method, payment.Reference, payment.Status) = (promise.Method, promise.Reference, PaymentStatus.Pending);
        (payment.ExpiresAt, payment.RemindAt) = (payment.HoldUntil, now + promise.RemindAfter);
        return payment;
    }

    /// <summary>Money came.</summary>
    public void Receive(Money amount)
    {
        ReceivedMinor = (Received + amount).Minor;
        Version++;
    }

    /// <summary>Staff sent money back that was too much, or came for nothing.</summary>
    /// <exception cref="DomainException">More than is owed.</exception>
    public void SendBack(Money amount)
    {
        if (amount > OwedBack) throw new DomainException($"Payment {Id} owes {OwedBack}, not {amount}.");
        ReceivedMinor -= amount.Minor;
        Version++;
    }

    /// <summary>All of the money is there, also after the payment was given up.</summary>
    /// <exception cref="DomainException">It is not, or Stripe takes this payment.</exception>
    public void SucceedByHand(DateTimeOffset now)
    {
        if (!IsByHand || ReceivedMinor < AmountMinor) throw new DomainException($"Payment {Id} has {Received} of {Amount}.");
        Move(PaymentStatus.Succeeded, PaymentStatus.Pending, PaymentStatus.Expired, PaymentStatus.Failed);
        (SettledAt, RemindAt, LastProblem) = (now, null, null);
    }
}
