using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout.Limits;

/// <summary>
/// Counts the cards that are declined on a payment page, and ends the page when there were too many: somebody is trying
/// stolen cards (R82). Told twice, it counts once.
/// </summary>
public sealed class CountDecline(ShopDbContext db, CheckoutGuard guard, CheckoutLimits limits, EndPayment end, TimeProvider clock)
{
    /// <param name="id">Stripe's charge or event.</param>
    /// <exception cref="GatewayUnknownException">Stripe does not answer: it is tried again.</exception>
    public async Task ExecuteAsync(string id, PaymentId paymentId, CancellationToken cancellationToken)
    {
        var payment = await db.Set<Payment>().AsNoTracking().SingleAsync(payment => payment.Id == paymentId, cancellationToken);
        // A transfer that fails days later is no card that was tried.
        if (payment.Status is not (PaymentStatus.Creating or PaymentStatus.Open or PaymentStatus.Expired or PaymentStatus.Succeeded))
            return;
        await RecordAsync(id, paymentId, cancellationToken);
        if (payment.IsFinal) return;
        var order = await db.Set<Order>().AsNoTracking().SingleAsync(order => order.Id == payment.OrderId, cancellationToken);
        var party = new CheckoutParty(order.ClientNetwork, order.EmailKey, order.CartId);
        if (!await IsTooMuchAsync(payment, party, cancellationToken)) return;
        await end.ExecuteAsync(payment, CancellationCauses.TooManyDeclines, cancellationToken);
        // Staff see who it was.
        await guard.RecordAsync(new CheckoutRefusal(party.Keys().First(), CheckoutRefusalReason.Declined), cancellationToken);
    }

    private async Task RecordAsync(string id, PaymentId paymentId, CancellationToken cancellationToken)
    {
        try
        {
            await db.WriteAsync(async () =>
            {
                var isKnown = await db.Set<PaymentDecline>().AnyAsync(known => known.Id == id, cancellationToken);
                if (!isKnown) db.Add(PaymentDecline.Of(id, paymentId, clock.GetUtcNow()));
                return !isKnown;
            }, cancellationToken: cancellationToken);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            // Another event about the same decline was faster.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> IsTooMuchAsync(Payment payment, CheckoutParty party, CancellationToken cancellationToken)
    {
        var declines = await db.Set<PaymentDecline>().CountAsync(decline => decline.PaymentId == payment.Id, cancellationToken);
        if (limits.DeclinesPerOrder > 0 && declines >= limits.DeclinesPerOrder) return true;
        return await guard.HasTriedTooManyCardsAsync(party, cancellationToken);
    }
}
