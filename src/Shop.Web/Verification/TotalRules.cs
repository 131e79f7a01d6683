using System.Text.RegularExpressions;
using Shop.Domain.Orders;
using Shop.Domain.Payments;

namespace Shop.Web.Verification;

/// <summary>I6: page, order, Stripe, invoice, mail and CSV show one total, to the cent.</summary>
internal sealed partial class TotalRules(PaidOrders orders, OutsideWorld outside)
{
    public Invariant FiguresAgree() => new(
        "I6", "lines − discount + shipping = order = Stripe = invoice = mail, to the cent", orders.Orders.Count,
        [.. orders.Orders.SelectMany(BreachesOf)]);

    private IEnumerable<string> BreachesOf(Order order)
    {
        var lines = order.Lines.Sum(line => line.TotalMinor);
        if (lines != order.SubtotalMinor - order.DiscountMinor || lines + order.ShippingMinor != order.TotalMinor)
            yield return $"{order.Number}: the lines do not sum to the total";
        if (order.Taxes.Sum(tax => tax.TaxMinor) != order.TaxMinor || order.Taxes.Sum(tax => tax.GrossMinor) != order.TotalMinor)
            yield return $"{order.Number}: the taxes do not sum to the total";
        foreach (var payment in orders.Payments[order.Id].Where(payment => payment.Amount != order.Total))
            yield return $"{order.Number}: payment {payment.Attempt} is over {payment.Amount}";
        foreach (var snapshot in orders.Invoices[order.Id].Select(invoice => invoice.Snapshot).Where(snapshot =>
            snapshot.Totals.TotalMinor != order.TotalMinor || snapshot.Lines.Sum(line => line.TotalMinor) != lines
            || snapshot.Taxes.Sum(tax => tax.TaxMinor) != order.TaxMinor))
            yield return $"{order.Number}: invoice {snapshot.Number} shows other figures";
        foreach (var session in SessionsOf(order).Where(session => session != StripeAmount.Of(order.Total)))
            yield return $"{order.Number}: Stripe's session is over {session}";
        if (MailsOf(order).Any(mail => !ShowsTotal(mail, order))) yield return $"{order.Number}: a mail shows another total";
    }

    private IEnumerable<long> SessionsOf(Order order) => (outside.Stripe?.Sessions ?? [])
        .Where(session => (string?)session["client_reference_id"] == order.Id.ToString()).Select(session => (long)session["amount_total"]!);

    private IEnumerable<SentMail> MailsOf(Order order) =>
        (outside.Mails ?? []).Where(mail => mail.Text.Contains(order.Number, StringComparison.Ordinal));

    // Read as a person reads it: some number in the mail is the total, whatever the language puts between its digits.
    private static bool ShowsTotal(SentMail mail, Order order)
    {
        var total = order.Total.ToDecimalText().Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        return Numbers().Matches(mail.Text).Any(number => string.Concat(number.Value.Where(char.IsAsciiDigit)).TrimStart('0') == total);
    }

    [GeneratedRegex(@"\d[\d.,\u00A0\u202F]*\d", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
