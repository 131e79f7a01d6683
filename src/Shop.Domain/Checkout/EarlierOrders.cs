using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>What became of the order that a shopper had placed from the same cart before.</summary>
/// <param name="Token">The way to its page.</param>
/// <param name="StillOpen">It could not be ended now: it can still be paid. Else it is paid, or its money is on its way.</param>
public sealed record EarlierOrder(string Token, bool StillOpen);

/// <summary>
/// A shopper who places an order again from the same cart does not want the earlier, unpaid one: its payment page is
/// ended first, so that nobody pays twice (R36). If it turns out to be paid, that order stands.
/// </summary>
public sealed class EarlierOrders(ShopDbContext db, EndPayment end, SettlePayment settle, ReleaseOrder release)
{
    private const int Looks = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <returns>The cart's payable order when it could not be ended or is paid (or being paid) after all; null when the way is
    /// free.</returns>
    public async Task<EarlierOrder?> CloseAsync(CartId cartId, string checkoutToken, CancellationToken cancellationToken)
    {
        if (await OpenAsync(cartId, checkoutToken, cancellationToken) is not { } order) return null;
        foreach (var payment in await UnfinishedAsync(order.Id, cancellationToken))
        {
            if (!await TryEndAsync(payment, cancellationToken)) return new EarlierOrder(order.Token, StillOpen: true);
        }

        return await LeftAsync(order.Id, cancellationToken);
    }

    /// <summary>The order of this cart that can be paid now, by another form than this one.</summary>
    public Task<Order?> OpenAsync(CartId cartId, string checkoutToken, CancellationToken cancellationToken) =>
        db.Set<Order>().AsNoTracking().Include(order => order.Lines)
            .SingleOrDefaultAsync(order => order.OpenCartId == cartId && order.CheckoutToken != checkoutToken, cancellationToken);

    // All tries to pay it are over. When it waits for the next one all the same, there will be none.
    private async Task<EarlierOrder?> LeftAsync(OrderId id, CancellationToken cancellationToken)
    {
        var left = await ReadAsync(id, cancellationToken);
        if (left.OpenCartId is not null
            && await db.WriteAsync(() => ReleaseAsync(id, cancellationToken), cancellationToken: cancellationToken))
            left = await ReadAsync(id, cancellationToken);
        if (left.OpenCartId is not null) return new EarlierOrder(left.Token, StillOpen: true);
        return left.Status != OrderStatus.Cancelled && left.HasLeftCart ? new EarlierOrder(left.Token, StillOpen: false) : null;
    }

    private Task<Order> ReadAsync(OrderId id, CancellationToken cancellationToken) =>
        db.Set<Order>().AsNoTracking().SingleAsync(order => order.Id == id, cancellationToken);

    private async Task<List<Payment>> UnfinishedAsync(OrderId orderId, CancellationToken cancellationToken) =>
        (await db.Set<Payment>().AsNoTracking().Where(payment => payment.OrderId == orderId).ToListAsync(cancellationToken))
            .FindAll(payment => !payment.IsFinal);

    private async Task<bool> TryEndAsync(Payment payment, CancellationToken cancellationToken)
    {
        try
        {
            await end.ExecuteAsync(payment, CancellationCauses.OrderedAgain, cancellationToken);
            return true;
        }
        catch (GatewayRefusedException)
        {
            return false;
        }
        catch (GatewayUnknownException)
        {
            return await MadeByAnotherAsync(payment, cancellationToken) is { } made && await TryEndAsync(made, cancellationToken);
        }
    }

    // The other form is asking for its page in this moment, and Stripe tells the second that asks that the first is under way (409).
    private async Task<Payment?> MadeByAnotherAsync(Payment payment, CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks && payment.Status == PaymentStatus.Creating; look++)
        {
            await Task.Delay(Pause, cancellationToken);
            if (await settle.LatestAsync(payment.OrderId, cancellationToken) is { } now && now.Status != PaymentStatus.Creating) return now;
        }

        return null;
    }

    private async Task<bool> ReleaseAsync(OrderId orderId, CancellationToken cancellationToken)
    {
        if ((await UnfinishedAsync(orderId, cancellationToken)).Count > 0) return false;
        await release.ExecuteAsync(orderId, CancellationCauses.OrderedAgain, cancellationToken);
        return true;
    }
}
