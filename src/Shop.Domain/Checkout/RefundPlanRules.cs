using Shop.Domain.Orders;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>What cannot be refunded, and what staff are asked about first.</summary>
internal static class RefundPlanRules
{
    /// <exception cref="DomainException">An amount below zero or in another currency, or a number of pieces below zero: no form sends
    /// these.</exception>
    public static void CheckAmounts(Order order, RefundRequest request)
    {
        var amounts = request.Lines.Select(line => line.Amount).Append(request.Shipping).Append(request.Goodwill).OfType<Money>();
        if (amounts.Any(amount => amount.Minor < 0 || amount.Currency != order.Currency)
            || request.Lines.Any(line => line.Quantity < 0 || line.Restock < 0))
            throw new DomainException($"A refund of order {order.Number} takes amounts from zero on in {order.Currency}.");
    }

    public static IEnumerable<RefundProblem> ProblemsOf(Order order, RefundRequest request, IReadOnlyList<PlannedLine> lines, bool isWhole)
    {
        foreach (var asked in request.Lines.Where(asked => lines.All(line => line.Line.Sku != asked.Sku)))
            yield return new RefundProblem(RefundProblemKind.NoSuchLine, asked.Sku, 0);
        var isUnsent = order.Status == OrderStatus.Paid;
        foreach (var problem in lines.SelectMany(line => ProblemsOf(line, isUnsent && line.Line.NeedsParcel, isWhole)))
            yield return problem;
        var shippingLeft = order.ShippingLeft.Sum(each => each.LeftMinor);
        var shipping = request.Shipping?.Minor ?? 0;
        if (shipping > shippingLeft) yield return new RefundProblem(RefundProblemKind.TooMuchOfShipping, null, shippingLeft);
        var total = lines.Sum(line => line.AmountMinor) + shipping + request.Goodwill.Minor;
        if (total > order.LeftMinor) yield return new RefundProblem(RefundProblemKind.TooMuchInAll, null, order.LeftMinor);
        if (total <= 0) yield return new RefundProblem(RefundProblemKind.NothingToRefund, null, order.LeftMinor);
    }

    /// <param name="restIsSent">The line is not sent yet, and what is not refunded will be.</param>
    public static IEnumerable<RefundDoubt> DoubtsOf(PlannedLine planned, bool restIsSent)
    {
        var line = planned.Line;
        if (planned.Restock != planned.Quantity && line.IsStocked) yield return Doubt(RefundDoubtKind.RestockDiffers, planned);
        if (!restIsSent) yield break;
        if (planned.AmountMinor == line.LeftMinor && planned.AmountMinor > 0 && planned.Quantity < line.LeftQuantity)
            yield return Doubt(RefundDoubtKind.PaidBackButStillSent, planned);
        if (planned.AmountMinor < RefundSpread.PiecesOf(line, planned.Quantity))
            yield return Doubt(RefundDoubtKind.UnsentButNotPaidBack, planned);
    }

    private static IEnumerable<RefundProblem> ProblemsOf(PlannedLine planned, bool isUnsent, bool isWhole)
    {
        var line = planned.Line;
        if (planned.Quantity > line.LeftQuantity)
            yield return new RefundProblem(RefundProblemKind.TooManyPieces, line.Sku, line.LeftQuantity);
        if (planned.AmountMinor > line.LeftMinor) yield return new RefundProblem(RefundProblemKind.TooMuchOfLine, line.Sku, line.LeftMinor);
        if (planned.Restock > 0 && !line.IsStocked) yield return new RefundProblem(RefundProblemKind.StockNotCounted, line.Sku, 0);
        var refunded = isWhole ? line.LeftQuantity : planned.Quantity;
        if (isUnsent && planned.Restock > refunded)
            yield return new RefundProblem(RefundProblemKind.RestockedButStillSent, line.Sku, refunded);
    }

    private static RefundDoubt Doubt(RefundDoubtKind kind, PlannedLine planned) =>
        new(kind, planned.Line.Sku, planned.Quantity, planned.Restock);
}
