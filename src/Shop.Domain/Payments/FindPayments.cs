using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>Reads the payments and refunds of an order, the oldest first.</summary>
public sealed class FindPayments(ShopDbContext db)
{
    public async Task<IReadOnlyList<Payment>> OfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await db.Set<Payment>().AsNoTracking().Where(payment => payment.OrderId == orderId).OrderBy(payment => payment.Attempt)
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<Refund>> RefundsOfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await db.Set<Refund>().AsNoTracking().Where(refund => refund.OrderId == orderId).OrderBy(refund => refund.CreatedAt)
            .ToListAsync(cancellationToken);

    public Task<Refund?> RefundAsync(RefundId id, CancellationToken cancellationToken) =>
        db.Set<Refund>().AsNoTracking().SingleOrDefaultAsync(refund => refund.Id == id, cancellationToken);
}
