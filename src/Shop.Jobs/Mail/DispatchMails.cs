using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>Writes the mail that a parcel is on its way, in the buyer's language.</summary>
public sealed class DispatchMails(OrderMails mails, ShopAddress address)
{
    internal DateTimeOffset Now => mails.Now;

    internal MailValues Values => mails.Values;

    /// <summary>What is in the parcel, where it goes, until when it was promised, and where it is followed.</summary>
    public async Task<MimeMessage> SentAsync(Order order, CancellationToken cancellationToken)
    {
        var (common, texts) = (DocumentTexts.In(order.Culture), DispatchTexts.In(order.Culture));
        var message =
            mails.To(order, $"order-{order.Number}-sent", string.Format(CultureInfo.InvariantCulture, texts.Subject, order.Number));
        var fields = FieldsOf(order, common.Language);
        string[] paragraphs =
        [
            string.Format(CultureInfo.InvariantCulture, common.Greeting, order.Address.Name),
            string.Format(CultureInfo.InvariantCulture, texts.Intro, order.Number),
        ];
        var body = new ParagraphMail(order.Culture, message.Subject!, paragraphs)
        {
            Link = (fields.LinkUrl, fields.LinkText), Tables = [Rows(fields.Parcel), Rows(fields.Delivery)],
        }.Build(mails.Style);
        await mails.Compose.WriteAsync(MailKinds.Sent, order.Culture, message, body, fields, cancellationToken);
        mails.Footer.Sign(body, order.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    internal SentFields FieldsOf(Order order, Language language)
    {
        var (common, texts) = (DocumentTexts.In(language.Code), DispatchTexts.In(language.Code));
        var (link, name) = order.Tracking is { } followed
            ? (followed.Address, texts.Track)
            : (address.OrderPage(order.Token, language.Code), common.SeeOrder);
        return new SentFields(mails.Values.Shop, mails.Values.Style, MailValues.Customer(order), mails.Values.Order(order, language),
            [.. Parcel(order, texts)], [.. Delivery(order, common, texts)], link, name);
    }

    private static IReadOnlyList<(string Label, string Value)> Rows(IReadOnlyList<RowFields> rows) =>
        [.. rows.Select(row => (row.Label, row.Value))];

    // What was refunded before it left is not in it.
    private static IEnumerable<RowFields> Parcel(Order order, DispatchTexts texts) =>
        order.Lines.Where(line => line is { NeedsParcel: true, LeftQuantity: > 0 })
            .Select(line => new RowFields(texts.Item, $"{line.LeftQuantity} × {line.Description}"));

    private static IEnumerable<RowFields> Delivery(Order order, DocumentTexts common, DispatchTexts texts)
    {
        yield return new(texts.SentTo, string.Join(", ", order.Address.Lines(common.Language).Prepend(order.Address.Name)));
        if (order.Promise is { } days) yield return new(common.Arrives, common.Days(days));
        if (order.Tracking?.CarrierName is { } carrier) yield return new(texts.Carrier, carrier);
        if (order.Tracking?.Number is { } number) yield return new(texts.TrackingNumber, number);
    }
}
