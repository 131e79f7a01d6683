using Shop.Domain.Checkout;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>A refund as staff typed it; quantities to put back on the shelf come by SKU.</summary>
public sealed record RefundForm(string? Token, string? Amount, string? Reason, Dictionary<string, string?>? Restock)
{
    private const int LongestReason = 150;

    /// <summary>The request, or the words that say what is wrong.</summary>
    public (RefundRequest? Request, string? Problem) Read(Order order, string by)
    {
        var reason = PlainText.Clean(Reason);
        if (!SecretToken.IsOne(Token)) return (null, "This page was out of date. Check the refund and send it again.");
        if (!AmountText.TryParse(Amount, order.Currency, out var amount)) return (null, $"Enter an amount like 12.90, in {order.Currency}. Nothing was refunded.");
        if (reason.Length is 0 or > LongestReason) return (null, "Say in a few words why. Nothing was refunded.");
        var restock = new List<StockRequest>();
        foreach (var line in order.Lines.DistinctBy(line => line.Sku))
        {
            if (Restock?.GetValueOrDefault(line.Sku) is not { Length: > 0 } typed || typed == "0") continue;
            if (!Quantity.TryParse(typed, 0, out var quantity)) return (null, "Enter what goes back on the shelf as a plain number. Nothing was refunded.");
            restock.Add(new StockRequest(line.Sku, quantity));
        }

        return (new RefundRequest(order.Id, Token!, amount, restock, reason, by), null);
    }
}
