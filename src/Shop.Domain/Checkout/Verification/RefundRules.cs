using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>
/// A part of I4 and I7: the parts of refunds, what lines and rates say of them, and the credit notes are the same to the cent.
/// </summary>
internal sealed class RefundRules(ShopDbContext db)
{
    private const int PageSize = 500;

    // What is compared of an InvoiceSnapshot, by its names.
    private sealed record NoteFigures(List<LineFigure> Lines, List<TaxFigure> Taxes);

    private readonly record struct LineFigure(long TotalMinor, int TaxBasisPoints, long TaxMinor);

    private readonly record struct TaxFigure(int BasisPoints, long GrossMinor, long TaxMinor);

    private sealed record Note(string Number, OrderId OrderId, RefundId RefundId, long TotalMinor, NoteFigures Figures);

    /// <summary>Lines and rates reserve what the parts of refunds take, and the parts of a refund sum to it.</summary>
    public async Task PartsAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        // Asked of those that say something, and of those that a part is of: not of every line that was ever sold.
        await LinesAsync(db.Set<LineItem>()
            .Where(line => line.RefundedMinor > 0 || line.RefundedQuantity > 0), breaches, cancellationToken);
        await LinesAsync(
            from part in Live()
                join line in db.Set<LineItem>() on new { part.OrderId, part.LinePosition } equals new { line.OrderId, LinePosition =
                (int?)line.Position } select line,
            breaches, cancellationToken);
        await RatesAsync(db.Set<OrderTax>().Where(tax => tax.RefundedMinor > 0), breaches, cancellationToken);
        await RatesAsync(
            from part in Live()
                join tax in db.Set<OrderTax>() on new { part.OrderId, part.TaxRate } equals new { tax.OrderId, TaxRate = tax.Rate }
                select tax, breaches, cancellationToken);
        await breaches.AskAsync(
            db.Set<Refund>().Where(refund => refund.CreditNoteNumber != null
                && refund.AmountMinor != db.Set<RefundPart>().Where(part => part.RefundId == refund.Id).Sum(part => part.AmountMinor))
                    .Select(refund => refund.Id),
            id => $"refund {id} is over another sum than its parts", cancellationToken);
    }

    /// <summary>
    /// Each credit note shows the rates of its refund, and those of an order take back the tax of its invoice, never more.
    /// </summary>
    public async Task CreditNotesAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        var last = "";
        while (true)
        {
            var page = await db.Set<Order>().AsNoTracking()
                .Where(order => order.RefundedMinor > 0 && string.Compare(order.Number, last) > 0)
                .OrderBy(order => order.Number).Select(order => new { order.Id, order.Number }).Take(PageSize)
                    .ToListAsync(cancellationToken);
            await PageAsync(page.ConvertAll(order => order.Id), breaches, cancellationToken);
            if (page.Count < PageSize) return;
            last = page[^1].Number;
        }
    }

    // A refund that failed before it was booked has given everything back.
    private IQueryable<RefundPart> Live() => db.Set<RefundPart>().AsNoTracking()
        .Where(part => db.Set<Refund>()
            .Any(refund => refund.Id == part.RefundId && (refund.Status != RefundStatus.Failed || refund.SettledAt != null)));

    private Task LinesAsync(IQueryable<LineItem> lines, Breaches breaches, CancellationToken cancellationToken) => breaches.AskAsync(
        lines.Where(line => line.RefundedMinor != Live().Where(part => part.OrderId == line.OrderId && part.LinePosition == line.Position)
            .Sum(part => part.AmountMinor)
            || line.RefundedQuantity != Live().Where(part => part.OrderId == line.OrderId && part.LinePosition == line.Position)
                .Sum(part => part.Quantity)).Select(line => line.OrderId),
        id => $"order {id}: a line gave back something else than its refunds", cancellationToken);

    private Task RatesAsync(IQueryable<OrderTax> rates, Breaches breaches, CancellationToken cancellationToken) => breaches.AskAsync(
        rates.Where(tax => tax.RefundedMinor != Live().Where(part => part.OrderId == tax.OrderId && part.TaxRate == tax.Rate)
            .Sum(part => part.AmountMinor)).Select(tax => tax.OrderId),
        id => $"order {id}: a tax rate gave back something else than its refunds", cancellationToken);

    private async Task PageAsync(List<OrderId> ids, Breaches breaches, CancellationToken cancellationToken)
    {
        var rows = await db.Set<CreditNote>().AsNoTracking().Where(note => ids.Contains(note.OrderId)).ToListAsync(cancellationToken);
        var notes = rows.ConvertAll(note =>
            new Note(note.Number, note.OrderId, note.RefundId, note.TotalMinor,
                JsonSerializer.Deserialize<NoteFigures>(note.SnapshotJson)!));
        var parts = (await db.Set<RefundPart>().AsNoTracking().Where(part => ids.Contains(part.OrderId)).ToListAsync(cancellationToken))
            .ToLookup(part => part.RefundId);
        foreach (var note in notes.Where(note => !IsRight(note, parts[note.RefundId])))
            breaches.Add($"credit note {note.Number} shows other figures than its refund");
        var charged = await db.Set<OrderTax>().AsNoTracking().Where(tax => ids.Contains(tax.OrderId)).ToListAsync(cancellationToken);
        var credited = notes.SelectMany(note => note.Figures.Taxes.Select(tax => (Key: (note.OrderId, tax.BasisPoints), Tax: tax)))
            .ToLookup(each => each.Key, each => each.Tax);
        foreach (var tax in charged)
        {
            var (gross, vat) =
                (credited[(tax.OrderId, tax.Rate.BasisPoints)].Sum(each => each.GrossMinor), credited[(tax.OrderId, tax.Rate.BasisPoints)]
                .Sum(each => each.TaxMinor));
            if (gross > tax.GrossMinor || vat > tax.TaxMinor || (gross == tax.GrossMinor && vat != tax.TaxMinor))
                breaches.Add(
                    $"order {tax.OrderId}: its credit notes take back {gross} at {tax.Rate}, of {tax.GrossMinor} charged, VAT {vat} of {tax.TaxMinor}");
        }
    }

    private static bool IsRight(Note note, IEnumerable<RefundPart> parts)
    {
        var rates = parts.Where(part => part.AmountMinor > 0).GroupBy(part => part.TaxRate.BasisPoints)
            .ToDictionary(rate => rate.Key, rate => rate.Sum(part => part.AmountMinor));
        var shown = note.Figures;
        return shown.Taxes.Sum(tax => tax.GrossMinor) == note.TotalMinor && shown.Taxes.Count == rates.Count
            && shown.Taxes.TrueForAll(tax => rates.GetValueOrDefault(tax.BasisPoints) == tax.GrossMinor
                && shown.Lines.Where(line => line.TaxBasisPoints == tax.BasisPoints).Sum(line => line.TotalMinor) == tax.GrossMinor
                && shown.Lines.Where(line => line.TaxBasisPoints == tax.BasisPoints).Sum(line => line.TaxMinor) == tax.TaxMinor);
    }
}
