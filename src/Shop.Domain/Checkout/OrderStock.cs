using Shop.Domain.Inventory;
using Shop.Domain.Orders;

namespace Shop.Domain.Checkout;

/// <summary>What an order asks of the stock.</summary>
internal static class OrderStock
{
    public static IEnumerable<StockRequest> StockRequests(this Order order) =>
        order.Lines.Select(line => new StockRequest(line.Sku, line.Quantity) { MayBeUncounted = !line.NeedsParcel });
}
