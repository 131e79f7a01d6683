using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>
/// What money that staff booked makes of the payment and its order. Inside the caller's write transaction, which has locked the
/// payment; it stands in the books whatever becomes of the order.
/// </summary>
public sealed class ApplyMoney(ShopDbContext db, FindOrder orders, MarkOrderPaid completion, TimeProvider clock)
{
    public async Task ExecuteAsync(Payment payment, MoneyToBook money, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Add(MoneyEntry.Of(payment.Id, money.Amount, money.Slip, now));
        payment.Receive(money.Amount);
        CrashPoint.Reached("money-received");
        var order = await orders.ToChangeAsync(payment.OrderId, cancellationToken);
        var isPaid = payment.ReceivedMinor >= payment.AmountMinor && await TryPayAsync(payment, order, money.Slip.By, cancellationToken);
        if (!isPaid) order.Remark($"{money.Amount} booked by {money.Slip.By}", now);
    }

    private async Task<bool> TryPayAsync(Payment payment, Order order, string by, CancellationToken cancellationToken)
    {
        var isLate = payment.IsClosedUnpaid;
        if (payment.IsFinal && !isLate) return false;
        // Whoever called the order off does not want it any more; one whose time ran out lives on while there is stock (R10).
        if (isLate && await orders.CancellationCauseAsync(order.Id, cancellationToken) != CancellationCauses.TimeRanOut) return false;
        var cause = isLate ? $"paid after all: booked by {by}" : $"paid: booked by {by}";
        if (!await completion.TryAsync(order, payment.Reference, cause, cancellationToken)) return false;
        if (isLate) payment.CameLate(clock.GetUtcNow());
        payment.SucceedByHand(clock.GetUtcNow());
        return true;
    }
}
