using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Ends a payment that is still open: Stripe's page first, and what the session is then decides (R9). Whoever pays in the
/// same moment either has paid or cannot pay any more.
/// </summary>
public sealed class EndPayment(ShopDbContext db, PaymentSessions sessions, ApplySession apply, TimeProvider clock)
{
    /// <summary>Ends it for the shop's own reasons.</summary>
    /// <exception cref="GatewayUnknownException">Stripe did not answer, or does not know the session: nothing changed.</exception>
    public async Task<PaymentStatus> ExecuteAsync(Payment payment, string cause, CancellationToken cancellationToken)
    {
        var session = await sessions.EndAsync(payment, cancellationToken);
        // What Stripe does not know may be open in another account, but not after its end.
        var mayBeOpenElsewhere = payment.SessionId is not null
            && (payment.Status != PaymentStatus.Open || clock.GetUtcNow() <= payment.ExpiresAt);
        if (session is null && mayBeOpenElsewhere) throw new GatewayUnknownException("Stripe does not know the session.");
        return await EndAsync(payment, session, cause, cancellationToken);
    }

    /// <summary>
    /// Staff end it also when Stripe does not know the session (its key or account was changed), and when nobody can say
    /// whether there is one that no shopper was ever sent to. Should money come all the same, it wins (R10).
    /// </summary>
    /// <exception cref="GatewayUnknownException">Stripe cannot say how the session stands that the shopper was sent to.</exception>
    public async Task<PaymentStatus> ByStaffAsync(Payment payment, string cause, CancellationToken cancellationToken)
    {
        try
        {
            return await EndAsync(payment, await sessions.EndAsync(payment, cancellationToken), cause, cancellationToken);
        }
        catch (GatewayUnknownException) when (payment is { SessionId: null, ProblemAt: not null })
        {
            return await EndAsync(payment, null, cause, cancellationToken);
        }
    }

    /// <summary>
    /// Why the page is to be ended now, or null while it may stay open. Goods are held no longer than was said, though Stripe's
    /// page would live on; whoever has paid by then has paid.
    /// </summary>
    public async Task<string?> CauseNowAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.IsHeldTooLong(clock.GetUtcNow())) return CancellationCauses.TimeRanOut;
        return await db.Set<Order>()
            .AnyAsync(order => order.Id == payment.OrderId && order.Status == OrderStatus.AwaitingPayment, cancellationToken)
            ? null
            : "the order no longer waits for this payment";
    }

    /// <summary>
    /// Ends the pages that nobody is to pay on any more, now that this payment is paid (R36): those of the order's other attempts
    /// and, when the order had been given up, that of the same order placed again. One that cannot be ended now is asked about later.
    /// </summary>
    public async Task OthersAsync(Payment paid, CancellationToken cancellationToken)
    {
        var again = await PlacedAgainAsync(paid, cancellationToken);
        var others = await db.Set<Payment>().AsNoTracking()
            .Where(other => (other.OrderId == paid.OrderId && other.Id != paid.Id) || other.OrderId == again)
            .Where(other => other.Status == PaymentStatus.Creating || other.Status == PaymentStatus.Open).ToListAsync(cancellationToken);
        foreach (var other in others)
        {
            try
            {
                await ExecuteAsync(other, "what was ordered is paid already", cancellationToken);
            }
            catch (GatewayUnknownException)
            {
                // The reconciler looks at it again, or its time runs out.
            }
        }
    }

    private async Task<OrderId?> PlacedAgainAsync(Payment paid, CancellationToken cancellationToken)
    {
        if (!await db.Set<Payment>().AnyAsync(payment => payment.Id == paid.Id && payment.ArrivedLateAt != null, cancellationToken))
            return null;
        var order = await db.Set<Order>().AsNoTracking().Include(order => order.Lines)
            .SingleAsync(order => order.Id == paid.OrderId, cancellationToken);
        var open = await db.Set<Order>().AsNoTracking().Include(other => other.Lines)
            .SingleOrDefaultAsync(other => other.OpenCartId == order.CartId && other.Id != order.Id, cancellationToken);
        return order.Status is OrderStatus.Paid or OrderStatus.Completed && open is not null && open.HasSameGoodsAs(order) ? open.Id : null;
    }

    private Task<PaymentStatus> EndAsync(Payment payment, GatewaySession? session, string cause, CancellationToken cancellationToken) =>
        db.WriteAsync(() => apply.EndAsync(payment.Id, session, cause, cancellationToken), cancellationToken: cancellationToken);
}
