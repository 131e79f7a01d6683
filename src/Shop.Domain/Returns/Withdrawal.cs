using Shop.Domain.Shared;

namespace Shop.Domain.Returns;

/// <summary>What became of a withdrawal. Stored by name: the names never change.</summary>
public enum WithdrawalState
{
    /// <summary>The shop has it, and waits for the goods or for staff.</summary>
    Received,

    /// <summary>The money of its pieces went back, or staff say that it is settled.</summary>
    Refunded,

    /// <summary>Staff refused it, with a reason that the buyer was told.</summary>
    Refused,
}

/// <summary>
/// A buyer's statement that they withdraw from a contract, or from a part of it (Directive 2011/83/EU, Art. 9 and 11a): what was
/// stated, when the server took it, and what became of it. The statement itself never changes.
/// </summary>
public sealed class Withdrawal
{
    public const int NameLength = 100;
    public const int ReasonLength = 1000;
    public const int RefusalLength = 1000;
    internal const int ByLength = 254;
    private readonly List<WithdrawalLine> _lines = [];

    private Withdrawal()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The form's one-time token, and the address of the receipt: unique, so that a form sent twice is one withdrawal.</summary>
    public string Token { get; private set; } = "";

    public OrderId OrderId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Where the receipt goes; not always the order's address.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Nobody has to give one; null then.</summary>
    public string? Reason { get; private set; }

    /// <summary>The language of the page on which it was stated, which is the receipt's.</summary>
    public string Culture { get; private set; } = "";

    /// <summary>When the server took it: what counts for the period.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>The last day of the period as it was reckoned then; null when it had no end yet.</summary>
    public DateOnly? LastDay { get; private set; }

    public WithdrawalState State { get; private set; }

    /// <summary>When it was settled or refused.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The member of staff who did it; null when a refund settled it.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>Why it was refused, as the buyer was told.</summary>
    public string? Refusal { get; private set; }

    /// <summary>When the mail server took the receipt; set once.</summary>
    public DateTimeOffset? ReceiptSentAt { get; private set; }

    /// <summary>When the mail server took the refusal; set once.</summary>
    public DateTimeOffset? RefusalSentAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<WithdrawalLine> Lines => _lines;

    internal static Withdrawal Of(WithdrawalStatement statement, IEnumerable<WithdrawnLine> lines, DateOnly? lastDay, DateTimeOffset now)
    {
        var withdrawal = new Withdrawal
        {
            Id = Guid.CreateVersion7(now), Token = statement.Token, OrderId = statement.OrderId, Name = statement.Name,
            Email = statement.Email, Reason = statement.Reason, Culture = statement.Culture, SubmittedAt = now, LastDay = lastDay,
            State = WithdrawalState.Received,
        };
        withdrawal._lines.AddRange(lines.Select(line => WithdrawalLine.Of(withdrawal.Id, line)));
        return withdrawal;
    }

    /// <summary>Staff say that the buyer has the money, or owed none. A refused one may still be settled.</summary>
    /// <exception cref="DomainException">It is settled already.</exception>
    public void Settle(string by, DateTimeOffset now)
    {
        if (State == WithdrawalState.Refunded) throw new DomainException("This withdrawal is settled already.");
        Decide(WithdrawalState.Refunded, by, now);
    }

    /// <summary>Staff do not accept it.</summary>
    /// <exception cref="DomainException">It is settled or refused already, or no reason is given.</exception>
    public void Refuse(string reason, string by, DateTimeOffset now)
    {
        if (State != WithdrawalState.Received) throw new DomainException("This withdrawal is decided already.");
        if (reason.Length is 0 or > RefusalLength) throw new DomainException("A refusal says why.");
        Refusal = reason;
        Decide(WithdrawalState.Refused, by, now);
    }

    private void Decide(WithdrawalState state, string by, DateTimeOffset now)
    {
        (State, DecidedBy, DecidedAt) = (state, PlainText.AtMost(by, ByLength), now);
        Version++;
    }
}

/// <summary>Pieces of a line that a withdrawal names.</summary>
public sealed class WithdrawalLine
{
    private WithdrawalLine()
    {
    }

    public Guid WithdrawalId { get; private set; }

    /// <summary>The order line's position.</summary>
    public int Position { get; private set; }

    public string Sku { get; private set; } = "";

    /// <summary>As the order's line has it.</summary>
    public string Description { get; private set; } = "";

    public int Quantity { get; private set; }

    internal static WithdrawalLine Of(Guid id, WithdrawnLine line) => new()
    {
        WithdrawalId = id, Position = line.Position, Sku = line.Sku, Description = line.Description, Quantity = line.Quantity,
    };
}

/// <summary>A line to write down.</summary>
internal sealed record WithdrawnLine(int Position, string Sku, string Description, int Quantity);
