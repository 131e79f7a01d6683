using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>
/// Money that came for an order that was cancelled: an order that was taken up again is shown until it is sent, money that
/// no order could take until it went back, and a fortnight longer.
/// </summary>
public sealed class LateMoney(ShopDbContext db, TimeProvider clock) : IAttentionSource
{
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    private sealed record Late(string Number, PaymentStatus Status, DateTimeOffset At, long Minor, Currency Currency, bool IsTaken);

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Fortnight;
        var payments = await (from payment in db.Set<Payment>().AsNoTracking()
                              join order in db.Set<Order>() on payment.OrderId equals order.Id
                              let isTaken = order.PaymentReference == payment.Reference
                              where (isTaken && payment.ArrivedLateAt != null && payment.Status == PaymentStatus.Succeeded
                                      && order.Status == OrderStatus.Paid && order.Lines.Any(line => line.NeedsParcel))
                                  || (!isTaken && payment.Status == PaymentStatus.Succeeded)
                                  || (!isTaken && payment.Status == PaymentStatus.Refunded && payment.SettledAt > after)
                              orderby payment.SettledAt
                              select new Late(order.Number, payment.Status, payment.SettledAt!.Value, payment.AmountMinor, payment.Currency,
                                  isTaken))
            .Take(AttentionList.Max).ToListAsync(cancellationToken);
        return payments.Select(ItemOf);
    }

    private static AttentionItem ItemOf(Late late) => late.IsTaken
        ? new AttentionItem(
            "Paid after it was cancelled", late.At,
                "The order was taken up again with its goods and waits to be sent. The buyer has the confirmation.",
                AttentionPlace.OfOrder(late.Number))
        : new AttentionItem(
            "Money that no order could take", late.At,
            new(late.Status == PaymentStatus.Refunded
                ? "{0} went back to the buyer, who is told by mail."
                : "{0} goes back to the buyer, who is told by mail.",
                new Money(late.Minor, late.Currency)),
            AttentionPlace.OfOrder(late.Number));
}
