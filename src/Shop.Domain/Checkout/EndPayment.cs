using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;

namespace Shop.Domain.Checkout;

/// <summary>
/// Ends a payment page before its time and settles what it is then: nobody knows but Stripe whether it was paid a moment
/// earlier. Why is written down first, for the order's history.
/// </summary>
public sealed class EndPayment(ShopDbContext db, PaymentSessions sessions, SettlePayment settle)
{
    /// <summary>The causes that a payment is ended for.</summary>
    public const string OrderedAgain = "the shopper ordered again";

    public const string Cancelled = "cancelled by staff";

    public const string Declined = "too many cards were declined";

    /// <param name="cause">One of the causes above; null when the time to pay is over.</param>
    /// <returns>Where the payment stands now.</returns>
    /// <exception cref="GatewayUnknownException">Stripe did not answer: nothing is settled.</exception>
    public async Task<PaymentStatus> ExecuteAsync(Payment payment, string? cause, CancellationToken cancellationToken)
    {
        if (cause is not null)
        {
            await db.WriteAsync(() => db.Set<Payment>().Where(same => same.Id == payment.Id && same.EndCause == null)
                .ExecuteUpdateAsync(set => set.SetProperty(same => same.EndCause, cause), cancellationToken), cancellationToken: cancellationToken);
        }

        await sessions.EndAsync(payment, cancellationToken);
        return await settle.ExecuteAsync(payment.Id, cancellationToken);
    }
}
