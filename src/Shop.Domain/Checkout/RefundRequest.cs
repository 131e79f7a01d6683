using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>A refund as staff ask for it.</summary>
/// <param name="Token">The form's one-time token: sent twenty times, it is one refund (R11).</param>
/// <param name="Goodwill">An amount that belongs to no line: it lowers what is left of all of them and of the delivery. Zero for
/// none.</param>
/// <param name="Lines">Each SKU once.</param>
public sealed record RefundRequest(OrderId OrderId, string Token, Money Goodwill, IReadOnlyList<RefundLine> Lines, string Reason, string By)
{
    /// <summary>What goes back of the delivery's price; null for nothing.</summary>
    public Money? Shipping { get; init; }

    /// <summary>Staff were asked about each <see cref="RefundDoubt"/> and want it so.</summary>
    public bool Confirmed { get; init; }
}

/// <summary>A line of a refund.</summary>
/// <param name="Quantity">Pieces; null for none, or for all that are left when all of the line's money goes back unsent.</param>
/// <param name="Amount">Null: what these pieces cost.</param>
/// <param name="Restock">Pieces that return to stock; null: the refunded ones of a line that is still to be sent, none of another.</param>
public sealed record RefundLine(string Sku, int? Quantity, Money? Amount = null, int? Restock = null);

public abstract record RefundResult
{
    /// <summary>Written down; Stripe is asked next.</summary>
    public sealed record Requested(RefundId Id) : RefundResult;

    /// <summary>The order has no payment to give back from.</summary>
    public sealed record NothingPaid : RefundResult;

    /// <summary>More than is left of the payment.</summary>
    public sealed record TooMuch(Money Left) : RefundResult;

    /// <summary>The parts of the refund do not fit the order.</summary>
    public sealed record Impossible(IReadOnlyList<RefundProblem> Problems) : RefundResult;

    /// <summary>Money, pieces and stock do not agree: staff are asked first.</summary>
    public sealed record Unconfirmed(IReadOnlyList<RefundDoubt> Doubts) : RefundResult;

    /// <summary>More is to return to stock than the order took from it.</summary>
    public sealed record NotTaken : RefundResult;
}

public enum RefundProblemKind
{
    NoSuchLine,
    NothingToRefund,
    TooManyPieces,
    TooMuchOfLine,
    TooMuchOfShipping,
    TooMuchInAll,

    /// <summary>Pieces that are still to be sent cannot return to stock.</summary>
    RestockedButStillSent,

    /// <summary>Nothing was taken from stock, and nothing returns to it.</summary>
    StockNotCounted,
}

/// <summary>Why a refund cannot be, and what is left: pieces or minor units, by the kind.</summary>
public sealed record RefundProblem(RefundProblemKind Kind, string? Sku, long Left);

public enum RefundDoubtKind
{
    /// <summary>Another number returns to stock than is refunded.</summary>
    RestockDiffers,

    /// <summary>All of the line's money goes back, and pieces of it would still be sent.</summary>
    PaidBackButStillSent,

    /// <summary>The pieces will not be sent, and less goes back than they cost.</summary>
    UnsentButNotPaidBack,
}

/// <summary>Something about a line of a refund that is rarely meant.</summary>
public sealed record RefundDoubt(RefundDoubtKind Kind, string Sku, int Quantity, int Restock);
