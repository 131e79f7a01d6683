using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Web.Demo;

namespace Shop.Web.Seeding;

/// <summary>
/// Makes up orders that were paid, invoiced and sent, in batches and without the guarded statement for each step: nobody
/// else sells meanwhile. The books are whole afterwards; <c>verify</c> finds nothing. No card was charged for them.
/// </summary>
internal sealed class SeedOrders(ShopDbContext db, SeedBasket basket, Seller seller, TimeProvider clock)
{
    private const int Batch = 2000;

    public async Task AddAsync(int count, IProgress<int> progress, CancellationToken cancellationToken)
    {
        await basket.LoadAsync(cancellationToken);
        await using var rows = await BulkInsert.OpenAsync(db, cancellationToken);
        for (var first = 0; first < count; first += Batch)
        {
            var (from, until) = (first, Math.Min(first + Batch, count));
            await db.WriteAsync(() => AddBatchAsync(rows, from, until, count, cancellationToken), cancellationToken: cancellationToken);
            progress.Report(until);
        }
    }

    private async Task<bool> AddBatchAsync(BulkInsert rows, int from, int until, int count, CancellationToken cancellationToken)
    {
        rows.Clear();
        var now = clock.GetUtcNow();
        var series = seller.DayOf(now).Year.ToString(CultureInfo.InvariantCulture);
        var last = await db.Set<Invoice>().Where(invoice => invoice.Series == series).OrderByDescending(invoice => invoice.Sequence)
            .Select(invoice => new { invoice.Sequence, invoice.IssuedOn }).FirstOrDefaultAsync(cancellationToken);
        var (sequence, day) = (last?.Sequence ?? 0, last?.IssuedOn ?? seller.DayOf(now));
        for (var index = from; index < until; index++)
        {
            // Placed over the past year, the oldest first; invoiced now, since an invoice is never dated before its predecessor.
            var order = basket.Order(now.AddMinutes(-525_600d * (count - index) / count));
            Add(rows, order, new InvoiceNumber(series, ++sequence), day, now);
        }

        await rows.WriteAsync(cancellationToken);
        await db.SetAsync<InvoiceSeries>(nameof(InvoiceSeries.Last), sequence, [series], cancellationToken);
        return true;
    }

    private void Add(BulkInsert rows, Order order, InvoiceNumber number, DateOnly day, DateTimeOffset now)
    {
        order.MarkPaid(number.Text, null, DemoOrders.Cause, order.PlacedAt.AddMinutes(3));
        order.ConfirmationSent(order.PlacedAt.AddMinutes(4));
        order.MarkShipped(DemoOrders.Cause, order.PlacedAt.AddDays(1));
        order.MarkCompleted(DemoOrders.Cause, order.PlacedAt.AddDays(5));
        rows.Add(order);
        rows.Add(IssueInvoice.Freeze(order, seller, number, day, null, now));
        foreach (var line in order.Lines)
        {
            rows.Add(Allocation.Of(order.Id, line.Sku, line.Quantity, AllocationState.Consumed));
            rows.Add(StockMovement.Of(line.Sku, line.Quantity, 0, "delivered", null, order.PlacedAt));
            rows.Add(StockMovement.Of(line.Sku, 0, line.Quantity, "allocated", order.Id, order.PlacedAt));
            rows.Add(StockMovement.Of(line.Sku, -line.Quantity, -line.Quantity, "sent", order.Id, order.PlacedAt.AddDays(1)));
        }
    }
}
