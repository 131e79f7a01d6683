using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;

namespace Shop.Jobs.Orders;

/// <summary>A paid order whose buyer was not told.</summary>
public sealed record UntoldOrder(string Number, DateTimeOffset PaidAt);

/// <summary>Paid orders that have no mail five minutes later: the alarm of the back office and of <c>/health/ready</c> (I8).</summary>
public sealed class PaidWithoutMail(ShopDbContext db, TimeProvider clock)
{
    private const int Max = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<UntoldOrder>> ReadAsync(CancellationToken cancellationToken)
    {
        // What was paid in the future was paid before the clock was put back.
        var (before, never) = (clock.GetUtcNow() - Patience, clock.GetUtcNow() + Patience);
        return await db.Set<Order>().AsNoTracking()
            .Where(order => order.ConfirmationSentAt == null && order.PaidAt != null && (order.PaidAt < before || order.PaidAt > never))
            .OrderBy(order => order.PaidAt).Take(Max).Select(order => new UntoldOrder(order.Number, order.PaidAt!.Value))
                .ToListAsync(cancellationToken);
    }
}
