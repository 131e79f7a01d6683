using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout.Limits;

/// <summary>Forgets where orders came from, and who was refused, when it serves nobody any more.</summary>
public sealed class ForgetClients(ShopDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        await ForgetAsync(() => db.Set<Order>().Where(order => order.ClientNetwork != null && order.PlacedAt < before)
            .ExecuteUpdateAsync(set => set.SetProperty(order => order.ClientNetwork, (string?)null), cancellationToken));
        await ForgetAsync(() => db.Set<CheckoutTally>().Where(tally => tally.RefusedAt == null || tally.RefusedAt < before)
            .ExecuteDeleteAsync(cancellationToken));
        await ForgetAsync(() => db.Set<PaymentDecline>().Where(decline => decline.At < before).ExecuteDeleteAsync(cancellationToken));

        Task<int> ForgetAsync(Func<Task<int>> work) => db.WriteAsync(work, cancellationToken: cancellationToken);
    }
}
