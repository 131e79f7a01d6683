using Shop.Domain.Persistence;

namespace Shop.Domain.Inventory;

/// <summary>
/// Goods that came in, or a count that was put right. Always a difference, never a new figure: sales meanwhile stay
/// counted (R13).
/// </summary>
public sealed class ChangeStock(ShopDbContext db, PublishBackInStock tell, TimeProvider clock)
{
    /// <param name="by">Units more (or less, when negative).</param>
    /// <param name="reason">"received" or "adjusted", and what staff wrote.</param>
    /// <returns>False for an unknown SKU, or when less would be left than is promised to orders.</returns>
    public Task<bool> ExecuteAsync(string sku, int by, string reason, CancellationToken cancellationToken) =>
        db.WriteAsync(() => ChangeAsync(sku, by, reason, cancellationToken), changed => changed, cancellationToken);

    private async Task<bool> ChangeAsync(string sku, int by, string reason, CancellationToken cancellationToken)
    {
        if (!await StockChange.TryMoveAsync(db, sku, by, 0, cancellationToken)) return false;
        db.Add(StockMovement.Of(sku, by, 0, reason, null, clock.GetUtcNow()));
        if (by > 0) await tell.ExecuteAsync(sku, cancellationToken);
        return true;
    }
}
