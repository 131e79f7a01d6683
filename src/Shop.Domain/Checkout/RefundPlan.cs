using Shop.Domain.Orders;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>One line of a refund as it was worked out.</summary>
public sealed record PlannedLine(LineItem Line, int Quantity, long AmountMinor, int Restock);

/// <summary>
/// What a refund would give back of an order: a pure function of the order as it stands and of what staff ask for. It
/// changes nothing, so a form can show it first.
/// </summary>
/// <param name="Lines">All lines of the order.</param>
/// <param name="Shares">They sum to the total; empty when there are problems.</param>
public sealed record RefundPlan(
    Money Total, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<RefundShare> Shares, IReadOnlyList<RefundProblem> Problems,
        IReadOnlyList<RefundDoubt> Doubts)
{
    public static RefundPlan Of(Order order, RefundRequest request)
    {
        RefundPlanRules.CheckAmounts(order, request);
        var isUnsent = order.Status == OrderStatus.Paid;
        var lines = order.Lines.Select(line => Read(line, AskedOf(request, line), isUnsent && line.NeedsParcel)).ToList();
        var shipping = request.Shipping?.Minor ?? 0;
        var total = checked(lines.Sum(line => line.AmountMinor) + shipping + request.Goodwill.Minor);
        var isWhole = isUnsent && total == order.LeftMinor;
        var problems = RefundPlanRules.ProblemsOf(order, request, lines, isWhole).ToList();
        // Nothing of an order that is given back whole will be sent any more, however it was asked for.
        if (isWhole && problems.Count == 0)
            (lines, shipping) =
                (lines.ConvertAll(line => Whole(line, AskedOf(request, line.Line))), order.ShippingLeft.Sum(each => each.LeftMinor));
        var goodwill = total - lines.Sum(line => line.AmountMinor) - shipping;
        return new RefundPlan(
            new Money(total, order.Currency), lines, problems.Count > 0
                ? []
                : SharesOf(order, lines, shipping, goodwill, isUnsent), problems,
            [.. lines.SelectMany(line => RefundPlanRules.DoubtsOf(line, isUnsent && !isWhole && line.Line.NeedsParcel))]);
    }

    /// <summary>A refund of which nobody says what it is for, as those of Stripe's dashboard.</summary>
    public static RefundPlan Of(Order order, Money amount) => Of(order, new RefundRequest(order.Id, "", amount, [], "", ""));

    private static RefundLine? AskedOf(RefundRequest request, LineItem line) =>
        request.Lines.FirstOrDefault(asked => asked.Sku == line.Sku);

    /// <param name="isUnsent">The line is still to be sent. What needs no parcel never is: the buyer has it with the payment.</param>
    private static PlannedLine Read(LineItem line, RefundLine? asked, bool isUnsent)
    {
        if (asked is null) return new PlannedLine(line, 0, 0, 0);
        var takesAll = isUnsent && asked.Amount is { } all && all.Minor == line.LeftMinor && line.LeftMinor > 0;
        var quantity = asked.Quantity ?? (takesAll ? line.LeftQuantity : 0);
        return new PlannedLine(
            line, quantity, asked.Amount?.Minor ?? RefundSpread.PiecesOf(line, quantity), asked.Restock ?? (isUnsent ? quantity : 0));
    }

    private static PlannedLine Whole(PlannedLine planned, RefundLine? asked) => planned with
    {
        Quantity = planned.Line.LeftQuantity, AmountMinor = planned.Line.LeftMinor,
        Restock = asked?.Restock ?? (planned.Line.NeedsParcel ? planned.Line.LeftQuantity : 0),
    };

    private static List<RefundShare> SharesOf(Order order, IEnumerable<PlannedLine> lines, long shipping, long goodwill, bool isUnsent)
    {
        var shares = lines.Where(line => line.Quantity > 0 || line.AmountMinor > 0 || line.Restock > 0)
            .Select(line => new RefundShare(RefundPartKind.Line, line.Line.Position, line.Line.TaxRate, line.AmountMinor)
            {
                Quantity = line.Quantity, Restock = line.Restock, KeptBack = isUnsent && line.Line.NeedsParcel ? line.Quantity : 0,
            }).Concat(RefundSpread.Shipping(order, shipping)).ToList();
        shares.AddRange(RefundSpread.Goodwill(order, goodwill, shares));
        return shares;
    }
}
