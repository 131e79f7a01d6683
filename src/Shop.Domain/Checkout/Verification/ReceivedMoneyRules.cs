using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>
/// A part of I4 and I5, about money that comes without Stripe: what staff booked is what the payment says, and pays it exactly when
/// it is enough.
/// </summary>
internal sealed class ReceivedMoneyRules(ShopDbContext db)
{
    /// <summary>The entries of a payment sum to what it received, and no order's Stripe payment has any.</summary>
    public async Task SumsAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        var entries = db.Set<MoneyEntry>().AsNoTracking();
        await breaches.AskAsync(
            db.Set<Payment>().Where(payment => payment.ReceivedMinor
                    != entries.Where(entry => entry.PaymentId == payment.Id).Sum(entry => entry.AmountMinor)
                || entries.Any(entry => entry.PaymentId == payment.Id && entry.Currency != payment.Currency))
                .Select(payment => payment.Id),
            id => $"payment {id} says that it received another sum than staff booked", cancellationToken);
        await breaches.AskAsync(
            db.Set<Payment>().Where(payment => payment.Method == PaymentMethod.Stripe && payment.ReceivedMinor != 0)
                .Select(payment => payment.Id),
            id => $"payment {id} is Stripe's, and staff booked money for it", cancellationToken);
    }

    /// <summary>A promise is kept exactly when all of it came; its order is paid the same way, and waits as long.</summary>
    public async Task StatusAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        var byHand = db.Set<Payment>().AsNoTracking().Where(payment => payment.Method != PaymentMethod.Stripe);
        await breaches.AskAsync(
            byHand.Where(payment => payment.Status == PaymentStatus.Pending
                ? payment.ReceivedMinor >= payment.AmountMinor
                : (payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.Refunded)
                    && payment.ReceivedMinor < payment.AmountMinor).Select(payment => payment.Id),
            id => $"payment {id} is paid without its money, or has it and is not paid", cancellationToken);
        await breaches.AskAsync(
            from payment in byHand
            join order in db.Set<Order>() on payment.OrderId equals order.Id
            where payment.Method != order.PaymentMethod
                || (payment.Status == PaymentStatus.Pending) != (order.Status == OrderStatus.AwaitingPayment)
            select order.Number,
            number => $"{number} waits for money that is not promised, or is to be paid another way", cancellationToken);
    }
}
