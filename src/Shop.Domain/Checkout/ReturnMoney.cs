using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

public enum ReturnMoneyResult
{
    /// <summary>It is in the books, or was already.</summary>
    Booked,

    /// <summary>More than the buyer gets back; nothing was booked.</summary>
    TooMuch,
}

/// <summary>
/// Staff record that they sent back what was too much, or what came for an order that was given up. No credit note: no invoice was
/// ever about that money.
/// </summary>
public sealed class ReturnMoney(ShopDbContext db, FindOrder orders, TimeProvider clock)
{
    public Task<ReturnMoneyResult> ExecuteAsync(OrderId orderId, Money amount, MoneySlip slip, CancellationToken cancellationToken) =>
        db.WriteAsync(() => BookAsync(orderId, amount, slip, cancellationToken), cancellationToken: cancellationToken);

    private async Task<ReturnMoneyResult> BookAsync(OrderId orderId, Money amount, MoneySlip slip, CancellationToken cancellationToken)
    {
        if (await db.ByHandAsync(orderId, cancellationToken) is not { } id) return ReturnMoneyResult.TooMuch;
        await db.LockAsync(id, cancellationToken);
        if (await db.Set<MoneyEntry>().AnyAsync(entry => entry.Token == slip.Token, cancellationToken)) return ReturnMoneyResult.Booked;
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == id, cancellationToken);
        if (amount.Minor <= 0 || amount > payment.OwedBack) return ReturnMoneyResult.TooMuch;
        var now = clock.GetUtcNow();
        db.Add(MoneyEntry.Of(id, new Money(-amount.Minor, amount.Currency), slip, now));
        payment.SendBack(amount);
        (await orders.ToChangeAsync(orderId, cancellationToken)).Remark($"{amount} sent back by {slip.By}", now);
        return ReturnMoneyResult.Booked;
    }
}
