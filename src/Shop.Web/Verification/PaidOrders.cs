using Microsoft.EntityFrameworkCore;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Demo;

namespace Shop.Web.Verification;

/// <summary>Orders with their payments and invoices, as the database has them.</summary>
public sealed record PaidOrders(
    IReadOnlyList<Order> Orders, ILookup<OrderId, Payment> Payments, ILookup<OrderId, Invoice> Invoices)
{
    public IEnumerable<Order> Paid => Orders.Where(order => order.PaidAt is not null);

    /// <summary>Paid with a card: the demo's made-up history and free orders have no charge to look for.</summary>
    public IEnumerable<Order> PaidByCard => Paid.Where(order => order.TotalMinor > 0 && !IsDemo(order));

    public static async Task<PaidOrders> ReadAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var orders = await db.Set<Order>().AsNoTracking().AsSplitQuery()
            .Include(order => order.Lines).Include(order => order.Taxes).Include(order => order.History).ToListAsync(cancellationToken);
        var payments = await db.Set<Payment>().AsNoTracking().ToListAsync(cancellationToken);
        var invoices = await db.Set<Invoice>().AsNoTracking().ToListAsync(cancellationToken);
        return new PaidOrders(orders, payments.ToLookup(payment => payment.OrderId), invoices.ToLookup(invoice => invoice.OrderId));
    }

    private static bool IsDemo(Order order) => order.History.Any(entry => entry.Cause == DemoOrders.Cause);
}
