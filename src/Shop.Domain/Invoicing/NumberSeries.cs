using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Invoicing;

/// <summary>The next number of a year's series, and the date that goes with it.</summary>
internal sealed record NextNumber(InvoiceNumber Number, DateOnly IssuedOn);

/// <summary>Gives numbers inside the caller's transaction, so that none is lost and none is given twice (R49).</summary>
internal static class NumberSeries
{
    /// <param name="prefix">Nothing for invoices, "C" for credit notes.</param>
    /// <param name="last">The date of the last document of a series, or null.</param>
    public static async Task<NextNumber> NextAsync(
        ShopDbContext db, string prefix, DateOnly today, Func<string, Task<DateOnly?>> last, CancellationToken cancellationToken)
    {
        var series = prefix + today.Year.ToString(CultureInfo.InvariantCulture);
        // The counter's row stays locked until the commit: numbers are given in the order in which they become visible.
        var sequence = await db.NextAsync<InvoiceSeries>(nameof(InvoiceSeries.Last), [series], cancellationToken);
        // A clock that was set back must not date a document before the one with the smaller number.
        var before = await last(series);
        return new NextNumber(new InvoiceNumber(series, sequence), before > today ? before.Value : today);
    }

    public static Task<DateOnly?> LastInvoiceAsync(ShopDbContext db, string series, CancellationToken cancellationToken) =>
        db.Set<Invoice>().Where(invoice => invoice.Series == series).OrderByDescending(invoice => invoice.Sequence)
            .Select(invoice => (DateOnly?)invoice.IssuedOn).FirstOrDefaultAsync(cancellationToken);

    public static Task<DateOnly?> LastCreditNoteAsync(ShopDbContext db, string series, CancellationToken cancellationToken) =>
        db.Set<CreditNote>().Where(note => note.Series == series).OrderByDescending(note => note.Sequence)
            .Select(note => (DateOnly?)note.IssuedOn).FirstOrDefaultAsync(cancellationToken);
}
