using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>When a sent order is closed by itself.</summary>
/// <param name="Days">After it was sent; 0 for never.</param>
public sealed record CompletionTerms(int Days)
{
    public const int DefaultDays = 30;
}

/// <summary>Completes orders so many days after they were sent. Run twice, or in two processes at once, it does each once.</summary>
public sealed class CompleteSentOrders(ShopDbContext db, CompleteOrder complete, CompletionTerms terms, TimeProvider clock)
{
    private const int Portion = 200;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (terms.Days == 0) return;
        var sentBy = clock.GetUtcNow() - TimeSpan.FromDays(terms.Days);
        var cause = string.Create(CultureInfo.InvariantCulture, $"completed {terms.Days} days after it was sent");
        for (var (last, count) = ("", Portion); count == Portion;)
        {
            var due = await DueAsync(sentBy, last, cancellationToken);
            foreach (var order in due) await complete.ExecuteAsync(order.Id, cause, cancellationToken);
            (last, count) = (due.Count > 0 ? due[^1].Number : last, due.Count);
        }
    }

    // By number, so that one that is passed over is not asked for again.
    private async Task<List<Due>> DueAsync(DateTimeOffset sentBy, string after, CancellationToken cancellationToken) =>
        await db.Set<Order>().AsNoTracking()
        .Where(order => order.Status == OrderStatus.Shipped && order.HeldBecause == null && string.Compare(order.Number, after) > 0)
        .Where(order => order.History.Any(move => move.To == OrderStatus.Shipped && move.From == OrderStatus.Paid && move.At <= sentBy))
        .Where(order => !CompleteOrder.OpenRefunds(db).Any(refund => refund.OrderId == order.Id))
        .OrderBy(order => order.Number).Take(Portion).Select(order => new Due(order.Id, order.Number)).ToListAsync(cancellationToken);

    private sealed record Due(OrderId Id, string Number);
}
