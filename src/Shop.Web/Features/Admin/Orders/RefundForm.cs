using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>A refund as staff typed it: pieces, amount and return to stock by SKU, then delivery and goodwill.</summary>
public static class RefundForm
{
    public const string Id = "refund";
    private const int MaxReason = 150;

    public static AdminForm Empty() => AdminForm.Of(Id, []);

    /// <summary>
    /// What another page proposes in the address: pieces by SKU, "left" for what is left of the delivery. What is sent is checked as ever.
    /// </summary>
    public static AdminForm Proposed(Order order, IQueryCollection asked)
    {
        var fields = new Dictionary<string, string>();
        foreach (var line in order.Lines)
        {
            if (!int.TryParse(asked[Quantity(line)], out var pieces) || pieces < 1 || pieces > line.LeftQuantity) continue;
            fields[Quantity(line)] = $"{pieces}";
            if (line.IsStocked && order.Status != OrderStatus.Paid) fields[Restock(line)] = $"{pieces}";
        }

        var shipping = asked["shipping"] == "left" ? order.ShippingLeft.Sum(each => each.LeftMinor) : 0;
        if (shipping > 0) fields["shipping"] = new Money(shipping, order.Currency).ToDecimalText();
        return AdminForm.Of(Id, fields);
    }

    /// <summary>What was typed, with everything that is left filled in. Amounts stay empty where the pieces tell them.</summary>
    public static AdminForm Whole(AdminForm form, Order order)
    {
        var fields = new Dictionary<string, string> { ["token"] = form["token"], ["reason"] = form["reason"] };
        foreach (var line in order.Lines)
        {
            if (line.LeftQuantity > 0) fields[Quantity(line)] = $"{line.LeftQuantity}";
            else if (line.LeftMinor > 0) fields[Amount(line)] = new Money(line.LeftMinor, order.Currency).ToDecimalText();
            fields[Restock(line)] = form[Restock(line)];
        }

        var shipping = order.ShippingLeft.Sum(each => each.LeftMinor);
        if (shipping > 0) fields["shipping"] = new Money(shipping, order.Currency).ToDecimalText();
        return AdminForm.Of(Id, fields);
    }

    /// <summary>The request, or null after it was said beside the fields what is wrong.</summary>
    public static RefundRequest? Read(AdminForm form, Order order, string by)
    {
        var lines = order.Lines.Select(line => new RefundLine(
            line.Sku, form.Count(Quantity(line)), form.Amount(Amount(line), order.Currency), form.Count(Restock(line)))).ToList();
        var shipping = form.Amount("shipping", order.Currency);
        var goodwill = form.Amount("amount", order.Currency) ?? Money.Zero(order.Currency);
        var reason = form.Text("reason", MaxReason, "Say in a few words why.");
        if (!SecretToken.IsOne(form["token"])) form.Refuse("", "This page was out of date. Check the refund and send it again.");
        return form.IsGood
            ? new RefundRequest(order.Id, form["token"], goodwill, lines, reason, by) { Shipping = shipping, Confirmed =
                form.IsOn("confirm") }
            : null;
    }

    public static void Refuse(AdminForm form, Order order, RefundProblem problem)
    {
        var line = order.Lines.FirstOrDefault(line => line.Sku == problem.Sku);
        var left = new Money(problem.Left, order.Currency);
        var (field, words) = problem.Kind switch
        {
            RefundProblemKind.TooManyPieces =>
                (Quantity(line!), new AdminMessage("At most {0} of {1} are left to refund.", problem.Left, problem.Sku)),
            RefundProblemKind.TooMuchOfLine =>
                (Amount(line!), new AdminMessage("At most {0} of {1} is left to refund.", left, problem.Sku)),
            RefundProblemKind.TooMuchOfShipping => ("shipping", new AdminMessage("At most {0} of the delivery is left to refund.", left)),
            RefundProblemKind.TooMuchInAll => ("amount", new AdminMessage("At most {0} is left to refund in all.", left)),
            RefundProblemKind.RestockedButStillSent => (
                Restock(line!), new AdminMessage(
                    "{0} is not sent yet: only pieces that are refunded return to stock, which are {1}.", problem.Sku, problem.Left)),
            RefundProblemKind.StockNotCounted => (
                Restock(line!), new AdminMessage("The stock of {0} was not counted when it was sold: nothing returns to it.", problem.Sku)),
            RefundProblemKind.NothingToRefund =>
                ("amount", new AdminMessage("Enter what is refunded: pieces of a line, the delivery, or a goodwill amount.")),
            _ => ("", new AdminMessage("The order has no {0}.", problem.Sku)),
        };
        form.Refuse(field, words);
    }

    public static AdminMessage Tell(RefundDoubt doubt) => doubt.Kind switch
    {
        RefundDoubtKind.RestockDiffers => new("{0}: {1} refunded, but {2} returned to stock.", doubt.Sku, doubt.Quantity, doubt.Restock),
        RefundDoubtKind.PaidBackButStillSent =>
            new("{0}: all of its price goes back, but pieces that are not refunded will still be sent.", doubt.Sku),
        _ => new("{0}: {1} will not be sent, and less than their price goes back.", doubt.Sku, doubt.Quantity),
    };

    public static string Quantity(LineItem line) => $"quantity[{line.Sku}]";

    public static string Amount(LineItem line) => $"money[{line.Sku}]";

    public static string Restock(LineItem line) => $"restock[{line.Sku}]";
}
