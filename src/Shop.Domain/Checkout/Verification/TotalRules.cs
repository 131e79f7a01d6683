using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>I6: page, order, Stripe, invoice, mail and CSV show one total, to the cent.</summary>
internal sealed partial class TotalRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I6";

    // What is compared of an InvoiceSnapshot, by its names; reading all of it takes several times as long.
    private sealed record InvoiceFigures(string Number, List<LineFigure> Lines, List<TaxFigure> Taxes, TotalFigure Totals);

    private readonly record struct LineFigure(long TotalMinor);

    private readonly record struct TaxFigure(long TaxMinor);

    private readonly record struct TotalFigure(long TotalMinor);

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var orders = db.Set<Order>().AsNoTracking();
        await breaches.AskAsync(
            orders.Where(order => order.Lines.Sum(line => line.TotalMinor) != order.SubtotalMinor - order.DiscountMinor
                || order.TotalMinor != order.SubtotalMinor - order.DiscountMinor + order.ShippingMinor).Select(order => order.Number),
            number => $"{number}: the lines do not sum to the total", cancellationToken);
        await breaches.AskAsync(
            orders.Where(order => order.Taxes.Sum(tax => tax.TaxMinor) != order.TaxMinor
                || order.Taxes.Sum(tax => tax.GrossMinor) != order.TotalMinor)
                .Select(order => order.Number),
            number => $"{number}: the taxes do not sum to the total", cancellationToken);
        await breaches.AskAsync(
            db.Set<Payment>()
                .Where(payment =>
                !orders.Any(order => order.Id == payment.OrderId && order.TotalMinor == payment.AmountMinor
                    && order.Currency == payment.Currency))
                .Select(payment => payment.Id),
            id => $"payment {id} is over another sum than its order", cancellationToken);
        await InvoicesAsync(breaches, cancellationToken);
        await SessionsAsync(outside, breaches, cancellationToken);
        await MailsAsync(outside, breaches, cancellationToken);
        return new Invariant(Id, "lines − discount + shipping = order = Stripe = invoice = mail, to the cent",
            await orders.CountAsync(cancellationToken), breaches.Found);
    }

    private async Task InvoicesAsync(Breaches breaches, CancellationToken cancellationToken)
    {
        var rows = from invoice in db.Set<Invoice>().AsNoTracking()
                   join order in db.Set<Order>() on invoice.OrderId equals order.Id
                   select new { invoice.Number, invoice.SnapshotJson, order.TotalMinor, order.TaxMinor, order.SubtotalMinor,
                       order.DiscountMinor };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var shown = JsonSerializer.Deserialize<InvoiceFigures>(row.SnapshotJson)!;
            if (shown.Totals.TotalMinor != row.TotalMinor || shown.Taxes.Sum(tax => tax.TaxMinor) != row.TaxMinor
                || shown.Lines.Sum(line => line.TotalMinor) != row.SubtotalMinor - row.DiscountMinor || shown.Number != row.Number)
                breaches.Add($"invoice {row.Number} shows other figures than its order");
        }
    }

    private async Task SessionsAsync(OutsideWorld outside, Breaches breaches, CancellationToken cancellationToken)
    {
        foreach (var session in outside.Stripe?.Sessions ?? [])
        {
            if (!Guid.TryParse((string?)session["client_reference_id"], out var guid)) continue;
            var id = new OrderId(guid);
            var total = await db.Set<Order>().Where(order => order.Id == id)
                .Select(order => new { order.Number, order.TotalMinor, order.Currency })
                .SingleOrDefaultAsync(cancellationToken);
            if (total is not null && StripeAmount.Of(new Money(total.TotalMinor, total.Currency)) != (long)session["amount_total"]!)
                breaches.Add($"{total.Number}: Stripe's session is over {session["amount_total"]}");
        }
    }

    private async Task MailsAsync(OutsideWorld outside, Breaches breaches, CancellationToken cancellationToken)
    {
        foreach (var mail in (outside.Mails ?? []).Where(mail => mail.IsConfirmation))
        {
            var order = await db.Set<Order>().Where(order => order.Number == mail.OrderNumber)
                .Select(order => new { order.TotalMinor, order.Currency })
                .SingleOrDefaultAsync(cancellationToken);
            if (order is not null && !Shows(mail, new Money(order.TotalMinor, order.Currency)))
                breaches.Add($"{mail.OrderNumber}: a mail shows another total");
        }
    }

    // Read as a person reads it: some number in the mail is the total, whatever the language puts between its digits.
    private static bool Shows(SentMail mail, Money money)
    {
        var total = money.ToDecimalText().Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        return Numbers().Matches(mail.Text).Any(number => string.Concat(number.Value.Where(char.IsAsciiDigit)).TrimStart('0') == total);
    }

    [GeneratedRegex(@"\d[\d.,\u00A0\u202F]*\d", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
