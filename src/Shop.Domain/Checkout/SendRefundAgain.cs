using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Staff send a refund again that Stripe had taken and the bank sent back.</summary>
public sealed class SendRefundAgain(ShopDbContext db, TimeProvider clock)
{
    /// <returns>False when it has not failed, or when nothing is owed any more.</returns>
    public Task<bool> ExecuteAsync(RefundId id, CancellationToken cancellationToken) =>
        db.WriteAsync(() => RequestAsync(id, cancellationToken), cancellationToken: cancellationToken);

    private async Task<bool> RequestAsync(RefundId id, CancellationToken cancellationToken)
    {
        var refund = await db.Set<Refund>().SingleOrDefaultAsync(refund => refund.Id == id, cancellationToken);
        if (refund is not { Status: RefundStatus.Failed, IsBooked: true }) return false;
        refund.SendAgain();
        db.Publish(new RefundRequested(refund.Id, refund.Attempt), clock.GetUtcNow());
        return true;
    }
}
