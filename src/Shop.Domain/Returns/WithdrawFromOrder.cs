using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Returns;

/// <summary>What a buyer states.</summary>
/// <param name="Token">The form's one-time token: sent twenty times, it is one withdrawal.</param>
/// <param name="Reason">Null for none, which is enough.</param>
/// <param name="Pieces">Each line once.</param>
public sealed record WithdrawalStatement(
    OrderId OrderId, string Token, string Name, string Email, string? Reason, string Culture, IReadOnlyList<LinePieces> Pieces);

/// <summary>What came of a statement.</summary>
public abstract record WithdrawalResult
{
    /// <summary>It is written down, now or when the same form was sent before, and the receipt follows.</summary>
    public sealed record Received(string Token) : WithdrawalResult;

    /// <summary>The order is one that nobody can withdraw from now.</summary>
    public sealed record NotPossible(WithdrawalStanding Standing) : WithdrawalResult;

    /// <summary>It names pieces that are not there, or more than are left of a line.</summary>
    public sealed record TooMany : WithdrawalResult;
}

/// <summary>
/// Takes a buyer's withdrawal: the pieces are counted on the order's lines by guarded updates, the statement and the order's history
/// are written, and the receipt goes to the outbox, all in one transaction. Sent many times at once, it is taken once.
/// </summary>
public sealed class WithdrawFromOrder(ShopDbContext db, FindOrder orders, WithdrawalRights rights, Withdrawals known, TimeProvider clock)
{
    /// <summary>What the order's history says of a withdrawal.</summary>
    public static IReadOnlyList<string> Causes { get; } = [Whole, InPart];

    private const string Whole = "the buyer withdrew from the contract";
    private const string InPart = "the buyer withdrew from a part of the contract";

    public Task<WithdrawalResult> ExecuteAsync(WithdrawalStatement statement, CancellationToken cancellationToken) =>
        db.WriteAsync(() => WriteAsync(statement, cancellationToken), result => result is WithdrawalResult.Received, cancellationToken);

    private async Task<WithdrawalResult> WriteAsync(WithdrawalStatement statement, CancellationToken cancellationToken)
    {
        await WithdrawnPieces.LockAsync(db, statement.OrderId, cancellationToken);
        if (await known.FindAsync(statement.Token, cancellationToken) is not null) return new WithdrawalResult.Received(statement.Token);
        var order = await orders.ToChangeAsync(statement.OrderId, cancellationToken);
        var right = await rights.OfAsync(order, cancellationToken);
        if (!right.IsOpen) return new WithdrawalResult.NotPossible(right.Standing);
        if (LinesOf(order, statement) is not { } lines
            || !await WithdrawnPieces.TryTakeAsync(db, order.Id, statement.Pieces, cancellationToken))
            return new WithdrawalResult.TooMany();
        return Write(order, statement, lines, right.Period);
    }

    private WithdrawalResult.Received Write(
        Order order, WithdrawalStatement statement, IReadOnlyList<WithdrawnLine> lines, WithdrawalPeriod period)
    {
        var now = clock.GetUtcNow();
        var withdrawal = Withdrawal.Of(statement, lines, period.LastDay, now);
        var isWhole = order.Lines.All(line =>
            lines.Where(taken => taken.Position == line.Position).Sum(taken => taken.Quantity) == line.Quantity);
        order.Remark(isWhole ? Whole : InPart, now);
        db.Add(withdrawal);
        db.Publish(new WithdrawalReceived(withdrawal.Id), now);
        return new WithdrawalResult.Received(withdrawal.Token);
    }

    /// <summary>Null when a line is named that cannot be withdrawn from in that number, or none is named.</summary>
    private static List<WithdrawnLine>? LinesOf(Order order, WithdrawalStatement statement)
    {
        var lines = new List<WithdrawnLine>();
        foreach (var (position, quantity) in statement.Pieces)
        {
            var line = order.Lines.FirstOrDefault(line => line.Position == position);
            if (line is null || quantity < 1 || quantity > line.WithdrawableQuantity) return null;
            lines.Add(new WithdrawnLine(position, line.Sku, line.Description, quantity));
        }

        return lines.Count > 0 && lines.DistinctBy(line => line.Position).Count() == lines.Count ? lines : null;
    }
}
