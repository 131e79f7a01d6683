using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// What of a payment is promised to refunds: taken and given back by single guarded statements, inside the caller's transaction.
/// </summary>
internal static class PaymentReserve
{
    /// <returns>False when less than that is left.</returns>
    public static async Task<bool> TryTakeAsync(ShopDbContext db, PaymentId id, Money amount, CancellationToken cancellationToken) =>
        amount.Minor > 0 && await db.Set<Payment>()
            .Where(payment => payment.Id == id && payment.Currency == amount.Currency
                && payment.RefundedMinor + amount.Minor <= payment.AmountMinor)
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.RefundedMinor, payment => payment.RefundedMinor + amount.Minor),
                cancellationToken) == 1;

    public static Task GiveBackAsync(ShopDbContext db, PaymentId id, Money amount, CancellationToken cancellationToken) =>
        db.Set<Payment>().Where(payment => payment.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(payment => payment.RefundedMinor, payment => payment.RefundedMinor - amount.Minor),
                cancellationToken);
}
