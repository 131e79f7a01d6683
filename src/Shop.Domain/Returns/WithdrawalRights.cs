using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Returns;

/// <summary>Whether a buyer may withdraw from an order now.</summary>
public enum WithdrawalStanding
{
    Open,

    /// <summary>The period is over.</summary>
    Over,

    /// <summary>There is no contract: the order was cancelled, or is not paid and would be by card.</summary>
    NoContract,

    /// <summary>All of it was withdrawn from or refunded, or is excepted.</summary>
    NothingLeft,
}

/// <summary>A buyer's right to withdraw from an order, as it stands now.</summary>
public sealed record WithdrawalRight(WithdrawalStanding Standing, WithdrawalPeriod Period)
{
    public bool IsOpen => Standing == WithdrawalStanding.Open;
}

/// <summary>Says from which orders their buyers may withdraw, and until when.</summary>
public sealed class WithdrawalRights(ShopDbContext db, ShopZone zone, TimeProvider clock)
{
    /// <param name="order">With its lines.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<WithdrawalRight> OfAsync(Order order, CancellationToken cancellationToken)
    {
        if (!IsContract(order)) return new WithdrawalRight(WithdrawalStanding.NoContract, default);
        var period = await PeriodAsync(order, cancellationToken);
        var standing = period.IsOver(DateOnly.FromDateTime(zone.LocalTime(clock.GetUtcNow()))) ? WithdrawalStanding.Over
            : order.Lines.All(line => line.WithdrawableQuantity == 0) ? WithdrawalStanding.NothingLeft
            : WithdrawalStanding.Open;
        return new WithdrawalRight(standing, period);
    }

    // A card's order is agreed on when it is paid; who promised to pay by transfer or at the counter is bound already.
    private static bool IsContract(Order order) => order.Status switch
    {
        OrderStatus.Cancelled => false,
        OrderStatus.AwaitingPayment => order.PaymentMethod != PaymentMethod.Stripe,
        _ => true,
    };

    private async Task<WithdrawalPeriod> PeriodAsync(Order order, CancellationToken cancellationToken)
    {
        var id = order.Id;
        var moves = await db.Set<OrderHistory>().AsNoTracking()
            .Where(move => move.OrderId == id && move.From != move.To)
            .Where(move => move.To == OrderStatus.Shipped || move.To == OrderStatus.Completed)
            .Select(move => new { move.To, move.At }).ToListAsync(cancellationToken);
        DateOnly? DayOf(OrderStatus status) => moves.Where(move => move.To == status).Select(move => (DateTimeOffset?)move.At).Max()
            is { } at ? DateOnly.FromDateTime(zone.LocalTime(at)) : null;
        return WithdrawalPeriod.Of(order.Promise, DayOf(OrderStatus.Shipped), DayOf(OrderStatus.Completed));
    }
}
