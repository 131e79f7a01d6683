using System.Globalization;
using System.Net;
using System.Text;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>
/// The mail as HTML: one table and styles on the elements, which is what mail programs understand. Everything that a
/// person typed is encoded.
/// </summary>
internal sealed class OrderMailHtml(Order order, DocumentTexts texts, string link, string shopName)
{
    private const string Serif = "font-family:Georgia,serif;font-weight:normal;color:#1f2a24";
    private const string Cell = "padding:8px 0;border-bottom:1px solid #ddd2bf;vertical-align:top";

    public string Write(string thanks)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture,
            $"<!DOCTYPE html><html lang=\"{order.Culture}\"><head><meta charset=\"utf-8\"><title>{E(shopName)}</title></head>");
        html.Append("<body style=\"margin:0;background:#fbf7f0;color:#1f2a24;font-family:'Segoe "
            + "UI',Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5\">");
        html.Append("<div style=\"max-width:600px;margin:0 auto;padding:32px 20px\">");
        html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Serif};font-size:20px\">{E(shopName)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<h1 style=\"{Serif};font-size:30px\">{E(texts.Order)} {E(order.Number)}</h1>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p>{E(string.Format(CultureInfo.InvariantCulture, texts.Greeting, order.Address.Name))}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{E(thanks)}</p>");
        Table(html, order.Lines.Select(line =>
            ($"{line.Quantity} × {line.Description}", new Money(line.TotalMinor, order.Currency).Show(texts.Formats))));
        Table(html, OrderMailSums.Of(order, texts));
        if (TaxReasons.SentenceOf(order.TaxReason, texts.Language) is { } untaxed)
            html.Append(CultureInfo.InvariantCulture, $"<p>{E(untaxed)}</p>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p><strong>{E(texts.AddressOf(order.NeedsDelivery))}</strong><br>{E(order.Address.Name)}<br>{string.Join("<br>", order.Address.Lines(texts.Language).Select(E))}</p>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p>{E(string.Format(CultureInfo.InvariantCulture, texts.AttachedInvoice, order.InvoiceNumber))}</p>");
        html.Append(CultureInfo.InvariantCulture,
            $"<p><a href=\"{E(link)}\" style=\"display:inline-block;background:#2f5d46;color:#ffffff;padding:12px 24px;text-decoration:none\">{E(texts.SeeOrder)}</a></p>");
        return html.Append("</div></body></html>").ToString();
    }

    private static void Table(StringBuilder html, IEnumerable<(string Label, string Amount)> rows)
    {
        html.Append("<table role=\"presentation\" style=\"width:100%;border-collapse:collapse;margin:0 0 24px\">");
        foreach (var (label, amount) in rows)
            html.Append(CultureInfo.InvariantCulture,
                $"<tr><td style=\"{Cell}\">{E(label)}</td><td style=\"{Cell};text-align:right;white-space:nowrap\">{E(amount)}</td></tr>");
        html.Append("</table>");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
