using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Returns;

/// <summary>
/// Settles the withdrawals whose pieces were refunded, the oldest first. Run twice, or by two at once, it does each once.
/// </summary>
public sealed class SettleWithdrawals(ShopDbContext db, Withdrawals withdrawals, TimeProvider clock)
{
    /// <param name="refundId">A refund of the order that was just settled.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ExecuteAsync(RefundId refundId, CancellationToken cancellationToken)
    {
        var orderId = await db.Set<Refund>().Where(refund => refund.Id == refundId).Select(refund => refund.OrderId)
            .SingleAsync(cancellationToken);
        var open = await withdrawals.OfOrderAsync(orderId, cancellationToken);
        if (open.All(each => each.State != WithdrawalState.Received)) return;
        var left = await RefundedAsync(orderId, cancellationToken);
        foreach (var withdrawal in open.Where(each => each.State != WithdrawalState.Refused))
        {
            if (!withdrawal.Lines.All(line => left.GetValueOrDefault(line.Position) >= line.Quantity)) continue;
            foreach (var line in withdrawal.Lines) left[line.Position] -= line.Quantity;
            if (withdrawal.State == WithdrawalState.Received)
                await db.WriteAsync(() => SettleAsync(withdrawal.Id, cancellationToken), cancellationToken: cancellationToken);
        }
    }

    /// <summary>How many pieces of each line the buyer has the money of.</summary>
    private Task<Dictionary<int, int>> RefundedAsync(OrderId orderId, CancellationToken cancellationToken) => (
        from part in db.Set<RefundPart>().AsNoTracking()
        join refund in db.Set<Refund>() on part.RefundId equals refund.Id
        where part.OrderId == orderId && part.LinePosition != null && refund.Status == RefundStatus.Succeeded
        group part.Quantity by part.LinePosition!.Value into line
        select new { line.Key, Pieces = line.Sum() }).ToDictionaryAsync(line => line.Key, line => line.Pieces, cancellationToken);

    private Task<int> SettleAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<Withdrawal>().Where(each => each.Id == id && each.State == WithdrawalState.Received)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.State, WithdrawalState.Refunded)
                .SetProperty(each => each.DecidedAt, now).SetProperty(each => each.Version, each => each.Version + 1), cancellationToken);
    }
}
