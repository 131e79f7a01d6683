using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// An order was paid: the other modules are told, and what needs no parcel is the buyer's from now on. An order of which
/// nothing is sent is completed by that. Runs inside the caller's write transaction.
/// </summary>
public sealed class HandOver(ShopDbContext db, ConsumeStock stock)
{
    public async Task ExecuteAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Publish(new OrderPaid(order.Id), now);
        var handedOver = order.Lines.Where(line => line is { NeedsParcel: false, IsStocked: true }).Select(line => line.Sku).ToHashSet();
        if (handedOver.Count > 0)
        {
            // What a free order or a late payment has just taken is not stored yet.
            await db.SaveChangesAsync(cancellationToken);
            await stock.ExecuteAsync(order.Id, "handed over", cancellationToken, handedOver);
        }

        if (!order.NeedsDelivery && order.HeldBecause is null) order.MarkCompleted("nothing of it is sent", now);
    }
}
