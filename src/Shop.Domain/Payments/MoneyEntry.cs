using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>How money came or went without Stripe. Stored by name.</summary>
public enum MoneyMeans
{
    BankTransfer,
    Cash,

    /// <summary>A card at the counter's own terminal.</summary>
    Card,
}

/// <summary>
/// Money that staff booked for a payment: what came in, above zero, and what they sent back of too much, below zero. Never changed:
/// its sum is what the payment says that it received.
/// </summary>
public sealed class MoneyEntry
{
    public const int ReferenceLength = 140;
    public const int TokenLength = 60;

    private MoneyEntry()
    {
    }

    public Guid Id { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public long AmountMinor { get; private set; }

    public Currency Currency { get; private set; }

    public MoneyMeans Means { get; private set; }

    /// <summary>The day of the bank's statement, or of the till.</summary>
    public DateOnly BookedFor { get; private set; }

    /// <summary>What the bank calls it; once for each payment, so that the same line of a statement is not booked twice.</summary>
    public string? BankReference { get; private set; }

    /// <summary>The form's one-time token; unique, so that a form sent twice is booked once.</summary>
    public string Token { get; private set; } = "";

    public string BookedBy { get; private set; } = "";

    public DateTimeOffset BookedAt { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <param name="amount">Below zero for money that was sent back.</param>
    public static MoneyEntry Of(PaymentId payment, Money amount, MoneySlip slip, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PaymentId = payment, AmountMinor = amount.Minor, Currency = amount.Currency, Means = slip.Means,
        BookedFor = slip.Day, BankReference = slip.BankReference, Token = slip.Token, BookedBy = slip.By, BookedAt = now,
    };
}

/// <summary>What staff write down of money: when, how, and what the bank calls it.</summary>
/// <param name="Token">The form's one-time token.</param>
/// <param name="By">The member of staff.</param>
public sealed record MoneySlip(string Token, MoneyMeans Means, DateOnly Day, string? BankReference, string By);
