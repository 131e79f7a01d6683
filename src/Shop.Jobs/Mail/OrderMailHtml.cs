using System.Globalization;
using System.Net;
using System.Text;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>
/// The mail's words as HTML: tables and styles on the elements, which is what mail programs understand. Everything that a
/// person typed is encoded.
/// </summary>
internal sealed class OrderMailHtml(Order order, DocumentTexts texts, string link, MailSender sender)
{
    private readonly MailStyle _style = sender.Style;

    public string Write(string thanks)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<h1 style=\"{_style.Heading};font-size:30px\">{E(texts.Order)} {E(order.Number)}</h1>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p>{E(string.Format(CultureInfo.InvariantCulture, texts.Greeting, order.Address.Name))}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{E(thanks)}</p>");
        Table(html, order.Lines.Select(line =>
            ($"{line.Quantity} × {line.Description}", new Money(line.TotalMinor, order.Currency).Show(texts.Formats))));
        Table(html, OrderMailSums.Of(order, texts));
        if (TaxReasons.SentenceOf(order.TaxReason, texts.Language) is { } untaxed)
            html.Append(CultureInfo.InvariantCulture, $"<p>{E(untaxed)}</p>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p><strong>{E(OrderMailSums.AddressLabel(order, texts))}</strong><br>{E(order.Address.Name)}<br>{string.Join("<br>", order.Address.Lines(texts.Language).Select(E))}</p>");
        if (order.PickupPlace is { } place)
            html.Append(CultureInfo.InvariantCulture,
                $"<p><strong>{E(PaymentTexts.In(order.Culture).PickupPlace)}</strong><br>{E(place).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p>{E(string.Format(CultureInfo.InvariantCulture, texts.AttachedInvoice, order.InvoiceNumber))}</p>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p><a href=\"{E(link)}\" style=\"{_style.Button}\">{E(texts.SeeOrder)}</a></p>");
        return html.ToString();
    }

    private void Table(StringBuilder html, IEnumerable<(string Label, string Amount)> rows)
    {
        html.Append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse;margin:0 0 24px\">");
        foreach (var (label, amount) in rows)
            html.Append(CultureInfo.InvariantCulture,
                $"<tr><td style=\"{_style.Cell}\">{E(label)}</td><td style=\"{_style.Cell};text-align:right;white-space:nowrap\">{E(amount)}</td></tr>");
        html.Append("</table>");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
