using System.Globalization;
using System.Text;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>The figures of a mail, label beside amount: both forms of the mail show these and no others.</summary>
internal static class OrderMailSums
{
    public static IEnumerable<(string Label, string Amount)> Of(Order order, DocumentTexts texts)
    {
        string Show(long minor) => new Money(minor, order.Currency).Show(texts.Formats);
        yield return (texts.Subtotal, Show(order.SubtotalMinor));
        if (order.DiscountMinor > 0) yield return ($"{texts.Discount} {order.CouponCode}", Show(-order.DiscountMinor));
        if (order.NeedsDelivery) yield return (order.ShippingName, Show(order.ShippingMinor));
        if (order.Promise is { } days) yield return (texts.Arrives, texts.Days(days));
        yield return (texts.Total, Show(order.TotalMinor));
        if (!order.ShowsTax) yield break;
        foreach (var tax in order.Taxes) yield return ($"{texts.Contains} {tax.Rate.Show(texts.Formats)}", Show(tax.TaxMinor));
    }
}

/// <summary>The mail for those who read plain text.</summary>
internal sealed class OrderMailText(Order order, DocumentTexts texts, string link, string thanks)
{
    public string Write()
    {
        var text = new StringBuilder();
        text.AppendLine(string.Format(CultureInfo.InvariantCulture, texts.Greeting, order.Address.Name)).AppendLine();
        text.AppendLine(thanks).AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{texts.Order} {order.Number}").AppendLine();
        foreach (var line in order.Lines)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{line.Quantity} × {line.Description}: {new Money(line.TotalMinor, order.Currency).Show(texts.Formats)}");
        text.AppendLine();
        foreach (var (label, amount) in OrderMailSums.Of(order, texts)) text.AppendLine(CultureInfo.InvariantCulture, $"{label}: {amount}");
        if (TaxReasons.SentenceOf(order.TaxReason, texts.Language) is { } untaxed) text.AppendLine(untaxed);
        text.AppendLine()
            .AppendLine(CultureInfo.InvariantCulture,
            $"{texts.AddressOf(order.NeedsDelivery)}: {order.Address.Name}, {string.Join(", ", order.Address.Lines(texts.Language))}");
        text.AppendLine().AppendLine(string.Format(CultureInfo.InvariantCulture, texts.AttachedInvoice, order.InvoiceNumber));
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{texts.SeeOrder}: {link}");
        return text.ToString();
    }
}
