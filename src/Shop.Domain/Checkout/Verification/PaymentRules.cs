using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>
/// I5: an order is paid exactly when Stripe has a succeeded payment of it, over its total and in its currency, or staff booked its money.
/// </summary>
internal sealed class PaymentRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I5";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        await BooksAsync(breaches, cancellationToken);
        await new ReceivedMoneyRules(db).StatusAsync(breaches, cancellationToken);
        if (outside.Stripe?.ByOrder() is { } taken) await WithStripeAsync(taken, breaches, cancellationToken);
        return new Invariant(Id, "an order is paid exactly when its payment is there", await Paid()
            .CountAsync(cancellationToken), breaches.Found);
    }

    // Free orders have no charge to look for, and those that were brought in from elsewhere were paid there.
    private IQueryable<Order> Paid() =>
        db.Set<Order>().AsNoTracking().Where(order => order.PaidAt != null && order.TotalMinor > 0 && !order.IsImported);

    private async Task BooksAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        var payments = db.Set<Payment>().AsNoTracking();
        await breaches.AskAsync(
            Paid().Where(order => payments.Count(payment => payment.OrderId == order.Id && payment.Reference == order.PaymentReference
                && payment.AmountMinor == order.TotalMinor && payment.Currency == order.Currency
                && (payment.Status == PaymentStatus.Succeeded || payment.Status == PaymentStatus.Refunded)) != 1)
                    .Select(order => order.Number),
            number => $"{number} is paid without one payment of its total", cancellationToken);
        var strays = (from payment in payments
                      join order in db.Set<Order>() on payment.OrderId equals order.Id
                      where payment.Status == PaymentStatus.Succeeded && payment.RefundedMinor == 0
                          && order.PaymentReference != payment.Reference
                      select new { payment.Id, order.Number });
        foreach (var stray in await strays.ToListAsync(cancellationToken))
        {
            if (!await GoesBackAsync(new PaymentUnmatched(stray.Id).Key, cancellationToken))
                breaches.Add($"{stray.Number} has a payment that neither paid it nor goes back");
        }
    }

    private Task<bool> GoesBackAsync(string fact, CancellationToken cancellationToken)
    {
        var deliveries = fact + "/";
        return db.Set<OutboxMessage>()
            .AnyAsync(message => message.DoneAt == null && (message.Key == fact || message.Key.StartsWith(deliveries)), cancellationToken);
    }

    private async Task WithStripeAsync(ILookup<string, Taken> taken, Breaches breaches, CancellationToken cancellationToken)
    {
        var paid = Paid().Where(order => order.PaymentMethod == PaymentMethod.Stripe)
            .Select(order => new { order.Id, order.Number, order.TotalMinor, order.Currency, order.PaymentReference })
            .AsAsyncEnumerable();
        await foreach (var order in paid.WithCancellation(cancellationToken))
        {
            var amount = StripeAmount.Of(new Money(order.TotalMinor, order.Currency));
            if (!taken[order.Id.ToString()].Any(each => each.IntentId == order.PaymentReference && each.Amount == amount
                && string.Equals(each.Currency, order.Currency.Code, StringComparison.OrdinalIgnoreCase)))
                breaches.Add($"{order.Number} is paid, but not at Stripe");
        }
    }
}
