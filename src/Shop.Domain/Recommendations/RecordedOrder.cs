using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>
/// What was counted for an order. The row makes counting twice impossible and stays when the order is taken back,
/// so that a late or repeated event cannot count it again.
/// </summary>
public sealed class RecordedOrder
{
    private RecordedOrder()
    {
    }

    public OrderId OrderId { get; private set; }

    /// <summary>The ids of the products counted, with a space between them: what taking back subtracts.</summary>
    public string ProductText { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    public DateTimeOffset? ForgottenAt { get; private set; }

    public IReadOnlyList<ProductId> Products =>
        [.. ProductText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new ProductId(Guid.ParseExact(id, "N")))];

    internal static RecordedOrder Of(OrderId orderId, IEnumerable<ProductId> products, DateTimeOffset now) =>
        new() { OrderId = orderId, ProductText = string.Join(' ', products.Select(product => product.Value.ToString("N"))), RecordedAt =
            now };

    internal PurchaseWeight WeightSince(DateTimeOffset heatSince) =>
        PurchaseWeight.Of(Products.Count, RecordedAt, heatSince);

    internal void Forget(DateTimeOffset now) => ForgottenAt = now;
}
