using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>Reads the payments of an order, the first try first.</summary>
public sealed class FindPayments(ShopDbContext db)
{
    public async Task<IReadOnlyList<Payment>> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await db.Set<Payment>().AsNoTracking().Where(payment => payment.OrderId == orderId).OrderBy(payment => payment.Attempt)
            .ToListAsync(cancellationToken);
}
