using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout.Limits;

/// <summary>Moments at which something happened for one client, mail address or cart, the oldest first.</summary>
internal sealed record PartyMoments(IReadOnlyList<DateTimeOffset> Unpaid, IReadOnlyList<DateTimeOffset> Lapsed, IReadOnlyList<DateTimeOffset> Declined, int Paid);

/// <summary>Reads what became of a party's latest orders.</summary>
internal static class PartyHistory
{
    // More than any limit lets happen, but for somebody who pays as well.
    private const int Max = 2000;

    public static async Task<PartyMoments> OfAsync(ShopDbContext db, PartyKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var orders = Of(db, key);
        var payments = from order in orders join payment in db.Set<Payment>().AsNoTracking() on order.Id equals payment.OrderId select payment;
        var declined = await DeclinesAsync(db, payments, now - CheckoutLimits.DeclineWindow, cancellationToken);
        // Most have nothing unpaid, and need not be asked more.
        var longAgo = now - CheckoutLimits.LapseWindow - Payment.TimeToPay - Payment.TimeToPay;
        if (!await orders.AnyAsync(order => order.PaidAt == null && order.PlacedAt > longAgo, cancellationToken))
            return new PartyMoments([], [], declined, declined.Count == 0 ? 0 : await PaidAsync(orders, now, cancellationToken));
        var (ordersAfter, lapsesAfter) = (now - CheckoutLimits.OrderWindow, now - CheckoutLimits.LapseWindow);
        return new PartyMoments(
            await orders.Where(order => order.PaidAt == null && order.PlacedAt > ordersAfter).OrderBy(order => order.PlacedAt)
                .Select(order => order.PlacedAt).Take(Max).ToListAsync(cancellationToken),
            await payments.Where(payment => payment.Lapsed && payment.SettledAt > lapsesAfter).OrderBy(payment => payment.SettledAt)
                .Select(payment => payment.SettledAt!.Value).Take(Max).ToListAsync(cancellationToken),
            declined, await PaidAsync(orders, now, cancellationToken));
    }

    private static Task<List<DateTimeOffset>> DeclinesAsync(
        ShopDbContext db, IQueryable<Payment> payments, DateTimeOffset after, CancellationToken cancellationToken) =>
        (from payment in payments
         join decline in db.Set<PaymentDecline>().AsNoTracking() on payment.Id equals decline.PaymentId
         where decline.At > after
         orderby decline.At
         select decline.At).Take(Max).ToListAsync(cancellationToken);

    private static Task<int> PaidAsync(IQueryable<Order> orders, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var after = now - CheckoutLimits.TrustWindow;
        return orders.CountAsync(order => order.PaidAt > after, cancellationToken);
    }

    private static IQueryable<Order> Of(ShopDbContext db, PartyKey key)
    {
        var orders = db.Set<Order>().AsNoTracking();
        if (key.Kind == PartyKind.Client) return orders.Where(order => order.ClientNetwork == key.Value);
        if (key.Kind == PartyKind.Email) return orders.Where(order => order.EmailKey == key.Value);
        var cart = new CartId(Guid.ParseExact(key.Value, "N"));
        return orders.Where(order => order.CartId == cart);
    }
}
