using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>Orders placed in [From, To), of one status or all.</summary>
public sealed record ExportFilter(DateTimeOffset? From, DateTimeOffset? To, OrderStatus? Status);

/// <summary>
/// Orders as CSV (RFC 4180), one row for each line, oldest first. Read page by page inside one snapshot, so memory stays
/// the same for any number of orders and no row belongs to another moment than its neighbour (R51).
/// </summary>
public sealed class OrderExport(ShopDbContext db)
{
    private const int PageSize = 500;

    private static readonly string[] Header =
    [
        "order_number", "placed_at", "paid_at", "status", "email", "name", "country", "postcode", "city", "sku", "product", "quantity",
        "unit_price", "line_discount", "line_total", "tax_rate", "tax", "currency", "coupon", "order_discount", "shipping", "order_total",
        "invoice_number", "payment_id",
    ];

    /// <summary>Writes the file; the number of orders written so far goes to <paramref name="progress"/> after each page.</summary>
    public async Task WriteAsync(ExportFilter filter, Stream target, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.ReadSnapshotAsync(cancellationToken);
        await using var writer = new StreamWriter(target, leaveOpen: true);
        await writer.WriteAsync(CsvRow.Of(Header));
        var written = 0;
        await foreach (var page in PagesAsync(filter, cancellationToken))
        {
            foreach (var row in page.SelectMany(RowsOf)) await writer.WriteAsync(CsvRow.Of(row));
            await writer.FlushAsync(cancellationToken);
            progress?.Report(written += page.Count);
        }
    }

    private async IAsyncEnumerable<List<Order>> PagesAsync(ExportFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = filter.From ?? DateTimeOffset.UnixEpoch;
        var to = filter.To ?? DateTimeOffset.MaxValue;
        var last = (At: from, Number: "");
        while (true)
        {
            var page = await db.Set<Order>().AsNoTracking().Include(order => order.Lines.OrderBy(line => line.Position))
                .Where(order => order.PlacedAt < to && (filter.Status == null || order.Status == filter.Status))
                .Where(order => order.PlacedAt > last.At || (order.PlacedAt == last.At && string.Compare(order.Number, last.Number) > 0))
                .OrderBy(order => order.PlacedAt).ThenBy(order => order.Number).Take(PageSize).ToListAsync(cancellationToken);
            if (page.Count > 0) yield return page;
            if (page.Count < PageSize) yield break;
            last = (page[^1].PlacedAt, page[^1].Number);
        }
    }

    private static IEnumerable<string[]> RowsOf(Order order) => order.Lines.Select(line => new[]
    {
        order.Number, Instant(order.PlacedAt), Instant(order.PaidAt), order.StatusText, order.Email, order.Address.Name,
        order.Address.Country, order.Address.Postcode, order.Address.City, line.Sku, line.Description,
        line.Quantity.ToString(CultureInfo.InvariantCulture), Amount(order, line.UnitPriceMinor), Amount(order, line.DiscountMinor),
        Amount(order, line.TotalMinor), line.TaxRate.ToDecimalText(), Amount(order, line.TaxMinor), order.Currency.Code,
        order.CouponCode ?? "", Amount(order, order.DiscountMinor), Amount(order, order.ShippingMinor), Amount(order, order.TotalMinor),
        order.InvoiceNumber ?? "", order.PaymentReference ?? "",
    });

    private static string Amount(Order order, long minor) => new Money(minor, order.Currency).ToDecimalText();

    private static string Instant(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
