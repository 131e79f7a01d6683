using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>Money that staff saw come in for an order.</summary>
/// <param name="SeenMinor">What the page said had come before, in minor units; null when nobody looked.</param>
public sealed record MoneyToBook(OrderId OrderId, Money Amount, MoneySlip Slip, long? SeenMinor = null);

/// <summary>What came of booking money.</summary>
public abstract record BookMoneyResult
{
    /// <summary>It is in the books (or was already: the form was sent twice).</summary>
    /// <param name="Due">What is still to come.</param>
    /// <param name="OwedBack">What the buyer gets back: too much, or money for an order that was given up.</param>
    public sealed record Booked(Money Due, Money OwedBack, bool IsPaid) : BookMoneyResult;

    /// <summary>The order has no payment that staff book money for.</summary>
    public sealed record NotByHand : BookMoneyResult;

    /// <summary>Somebody else booked money meanwhile: it may be the same.</summary>
    public sealed record BookedMeanwhile(Money Received) : BookMoneyResult;

    /// <summary>Money with this reference of the bank is booked already.</summary>
    public sealed record ReferenceKnown : BookMoneyResult;
}

/// <summary>
/// Staff book in money that came by transfer or at the counter. Whoever books, cancels or gives the goods back at the same moment
/// waits at the payment's row and finds what the other made of it. Money is never turned away: what no order can take is owed back.
/// </summary>
public sealed class BookMoney(ShopDbContext db, ApplyMoney apply)
{
    public Task<BookMoneyResult> ExecuteAsync(MoneyToBook money, CancellationToken cancellationToken) =>
        db.WriteAsync(() => BookAsync(money, cancellationToken), result => result is BookMoneyResult.Booked, cancellationToken);

    private async Task<BookMoneyResult> BookAsync(MoneyToBook money, CancellationToken cancellationToken)
    {
        if (await db.ByHandAsync(money.OrderId, cancellationToken) is not { } id) return new BookMoneyResult.NotByHand();
        await db.LockAsync(id, cancellationToken);
        var payment = await db.Set<Payment>().SingleAsync(payment => payment.Id == id, cancellationToken);
        var entries = await db.Set<MoneyEntry>().AsNoTracking().Where(entry => entry.PaymentId == id).ToListAsync(cancellationToken);
        if (entries.Exists(entry => entry.Token == money.Slip.Token)) return ResultOf(payment);
        if (money.Slip.BankReference is { } reference && entries.Exists(entry => entry.AmountMinor > 0 && entry.BankReference == reference))
            return new BookMoneyResult.ReferenceKnown();
        if (money.SeenMinor is { } seen && seen != payment.ReceivedMinor) return new BookMoneyResult.BookedMeanwhile(payment.Received);
        await apply.ExecuteAsync(payment, money, cancellationToken);
        return ResultOf(payment);
    }

    private static BookMoneyResult.Booked ResultOf(Payment payment) =>
        new(payment.Due, payment.OwedBack, payment.Status is PaymentStatus.Succeeded or PaymentStatus.Refunded);
}

/// <summary>The payment of an order that Stripe has nothing to do with.</summary>
internal static class PaymentsByHand
{
    /// <returns>Null for an order that is paid with Stripe, or not at all.</returns>
    public static Task<PaymentId?> ByHandAsync(this ShopDbContext db, OrderId orderId, CancellationToken cancellationToken) =>
        db.Set<Payment>().Where(payment => payment.OrderId == orderId && payment.Method != PaymentMethod.Stripe)
            .Select(payment => (PaymentId?)payment.Id).SingleOrDefaultAsync(cancellationToken);
}
