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

    /// <summary>What staff booked for the order's payments, the oldest first.</summary>
    public async Task<IReadOnlyList<MoneyEntry>> EntriesOfOrderAsync(OrderId orderId, CancellationToken cancellationToken) =>
        await (from entry in db.Set<MoneyEntry>().AsNoTracking()
               join payment in db.Set<Payment>() on entry.PaymentId equals payment.Id
               where payment.OrderId == orderId
               orderby entry.BookedAt, entry.Id
               select entry).ToListAsync(cancellationToken);

    public Task<Refund?> RefundAsync(RefundId id, CancellationToken cancellationToken) =>
        db.Set<Refund>().AsNoTracking().SingleOrDefaultAsync(refund => refund.Id == id, cancellationToken);
}
