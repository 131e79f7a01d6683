using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout.Limits;

/// <summary>What became of a party's latest orders. Those that cost nothing speak neither for nor against it.</summary>
public sealed record PartyCounts(int Unpaid, int Lapsed, int Declined, int Paid);

/// <summary>Counts a party's latest orders and declined cards.</summary>
internal static class PartyHistory
{
    private static readonly PartyCounts Nothing = new(0, 0, 0, 0);

    public static async Task<PartyCounts> OfAsync(ShopDbContext db, PartyKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var orders = Of(db, key);
        var (placedAfter, lapsedAfter) = (now - CheckoutLimits.OrderWindow, now - CheckoutLimits.LapseWindow);
        var unpaid = await orders.Where(order => order.PaidAt == null).GroupBy(_ => 1)
            .Select(all => new
            {
                Placed = all.Count(order => order.PlacedAt > placedAfter || order.Status == OrderStatus.AwaitingPayment),
                Lapsed = all.Count(order => order.LapsedAt > lapsedAfter),
            }).SingleOrDefaultAsync(cancellationToken);
        var declined = await DeclinedAsync(db, orders, now - CheckoutLimits.DeclineWindow, cancellationToken);
        // Most have nothing against them, and need no good word.
        if (declined == 0 && unpaid is null or { Placed: 0, Lapsed: 0 }) return Nothing;
        return new PartyCounts(unpaid?.Placed ?? 0, unpaid?.Lapsed
            ?? 0, declined, await PaidAsync(orders, now - CheckoutLimits.TrustWindow, cancellationToken));
    }

    private static Task<int> DeclinedAsync(ShopDbContext db, IQueryable<Order> orders, DateTimeOffset after,
        CancellationToken cancellationToken) =>
        (from decline in db.Set<PaymentDecline>().AsNoTracking()
         where decline.At > after
         join payment in db.Set<Payment>().AsNoTracking() on decline.PaymentId equals payment.Id
         join order in orders on payment.OrderId equals order.Id
         select decline.Id).CountAsync(cancellationToken);

    private static Task<int> PaidAsync(IQueryable<Order> orders, DateTimeOffset after, CancellationToken cancellationToken) =>
        orders.CountAsync(order => order.PaidAt > after && order.TotalMinor > 0 && order.Status != OrderStatus.Refunded, cancellationToken);

    private static IQueryable<Order> Of(ShopDbContext db, PartyKey key)
    {
        var orders = db.Set<Order>().AsNoTracking();
        if (key.Kind == PartyKind.Client) return orders.Where(order => order.ClientNetwork == key.Value);
        if (key.Kind == PartyKind.Email) return orders.Where(order => order.EmailKey == key.Value);
        var cart = new CartId(Guid.ParseExact(key.Value, "N"));
        return orders.Where(order => order.CartId == cart);
    }
}
