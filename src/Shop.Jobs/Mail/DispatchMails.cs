using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Content.Mails;
using Shop.Domain.Orders;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>Writes the mail that a parcel is on its way, in the buyer's language.</summary>
public sealed class DispatchMails(OrderMails mails, ShopAddress address)
{
    internal DateTimeOffset Now => mails.Now;

    /// <summary>What is in the parcel, where it goes, until when it was promised, and where it is followed.</summary>
    public async Task<MimeMessage> SentAsync(Order order, CancellationToken cancellationToken)
    {
        var (common, texts) = (DocumentTexts.In(order.Culture), DispatchTexts.In(order.Culture));
        var subject = string.Format(CultureInfo.InvariantCulture, texts.Subject, order.Number);
        var message = mails.To(order, $"order-{order.Number}-sent", subject);
        string[] paragraphs =
        [
            string.Format(CultureInfo.InvariantCulture, common.Greeting, order.Address.Name),
            string.Format(CultureInfo.InvariantCulture, texts.Intro, order.Number),
        ];
        var body = new ParagraphMail(order.Culture, subject, paragraphs)
        {
            Link = order.Tracking is { } followed
                ? (followed.Address, texts.Track)
                : (address.OrderPage(order.Token, order.Culture), common.SeeOrder),
            Tables = [[.. Parcel(order, texts)], [.. Way(order, common, texts)]],
        }.Build(mails.Style);
        await mails.Compose.PutAsync(
            new MailWords(subject, body.HtmlBody ?? "", body.TextBody ?? ""), order.Culture, message, body, cancellationToken);
        mails.Footer.Sign(body, order.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    // What was refunded before it left is not in it.
    private static IEnumerable<(string Label, string Value)> Parcel(Order order, DispatchTexts texts) =>
        order.Lines.Where(line => line is { NeedsParcel: true, LeftQuantity: > 0 })
            .Select(line => (texts.Item, $"{line.LeftQuantity} × {line.Description}"));

    private static IEnumerable<(string Label, string Value)> Way(Order order, DocumentTexts common, DispatchTexts texts)
    {
        yield return (texts.SentTo, string.Join(", ", order.Address.Lines(common.Language).Prepend(order.Address.Name)));
        if (order.Promise is { } days) yield return (common.Arrives, common.Days(days));
        if (order.Tracking?.CarrierName is { } carrier) yield return (texts.Carrier, carrier);
        if (order.Tracking?.Number is { } number) yield return (texts.TrackingNumber, number);
    }
}
