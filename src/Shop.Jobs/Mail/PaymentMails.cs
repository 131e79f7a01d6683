using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Payments;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>
/// Writes the mails about orders whose money comes by transfer or at the counter, in the buyer's language: how to pay, and the reminder.
/// </summary>
public sealed class PaymentMails(OrderMails mails, ShopAddress address, PaymentSettings settings, Seller seller)
{
    internal DateTimeOffset Now => mails.Now;

    /// <param name="proForma">The same as a document; null where none is needed.</param>
    public async Task<MimeMessage> HowToPayAsync(
        Order order, Payment payment, DocumentFile? proForma, CancellationToken cancellationToken)
    {
        var words = WordsOf(order, payment);
        var isPickup = payment.Method == PaymentMethod.OnPickup;
        var subject = words.Say(isPickup ? words.Texts.PickupSubject : words.Texts.TransferSubject);
        var message = mails.To(order, $"order-{order.Number}-how-to-pay", subject);
        IEnumerable<string> paragraphs = isPickup
            ? [words.Say(words.Texts.PickupIntro), words.Say(words.Texts.PickupUntil)]
            : [words.Say(words.Texts.TransferIntro), words.Say(words.Texts.TransferPlease), words.Say(words.Texts.HeldUntil)];
        var body = BodyOf(order, payment, message.Subject, [.. paragraphs], words);
        if (proForma is { } file) body.Attachments.Add(file.Name, file.Pdf, new ContentType("application", "pdf"));
        await WriteAsync(isPickup ? MailKinds.Pickup : MailKinds.Transfer, order, payment, (message, body), cancellationToken);
        await mails.Footer.SignWithTermsAsync(body, order.Culture, order.Token, cancellationToken);
        message.Body = body.ToMessageBody();
        return message;
    }

    public async Task<MimeMessage> ReminderAsync(Order order, Payment payment, CancellationToken cancellationToken)
    {
        var words = WordsOf(order, payment);
        var message = mails.To(order, $"order-{order.Number}-reminder", words.Say(words.Texts.ReminderSubject));
        string[] came = payment.Received.IsZero ? [] : [words.Say(words.Texts.PartlyReceived)];
        string[] paragraphs =
            [words.Say(words.Texts.ReminderIntro), .. came, words.Say(words.Texts.TransferPlease), words.Say(words.Texts.HeldUntil)];
        var body = BodyOf(order, payment, message.Subject, paragraphs, words);
        await WriteAsync(MailKinds.Reminder, order, payment, (message, body), cancellationToken);
        mails.Footer.Sign(body, order.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    private Task WriteAsync(
        MailKind kind, Order order, Payment payment, (MimeMessage Message, BodyBuilder Body) mail, CancellationToken cancellationToken) =>
        mails.Compose.WriteAsync(kind, order.Culture, mail.Message, mail.Body,
            FieldsOf(order, payment, Language.Of(order.Culture), PictureOf(mail.Body)), cancellationToken);

    private static string? PictureOf(BodyBuilder body) => body.LinkedResources.Count > 0 ? ParagraphMail.PictureAddress : null;

    private PaymentFields FieldsOf(Order order, Payment payment, Language language, string? picture)
    {
        var (words, values) = (WordsOf(order, payment, language), mails.Values);
        var (formats, until) = (language.Culture, (string)words.Values[2]);
        return new PaymentFields(values.Shop, values.Style, MailValues.Customer(order), values.Order(order, language),
            payment.Due.Show(formats), until, payment.Received.IsZero ? null : payment.Received.Show(formats),
            [.. Facts(order, TransferDetails.Of(settings, payment), words).Select(row => new RowFields(row.Label, row.Value))], picture);
    }

    /// <summary>What is previewed: as in the mail, with the picture that <see cref="ParagraphMail.PictureAddress"/> names.</summary>
    internal (PaymentFields Fields, byte[]? Picture) PreviewOf(Order order, Payment payment, Language language)
    {
        var picture = TransferDetails.Of(settings, payment) is { } transfer ? EpcCode.PngOf(transfer) : null;
        return (FieldsOf(order, payment, language, picture is null ? null : ParagraphMail.PictureAddress), picture);
    }

    private BodyBuilder BodyOf(Order order, Payment payment, string? subject, IReadOnlyList<string> paragraphs, Words words)
    {
        var documents = words.Documents;
        var transfer = TransferDetails.Of(settings, payment);
        var greeting = string.Format(CultureInfo.InvariantCulture, documents.Greeting, order.Address.Name);
        return new ParagraphMail(order.Culture, subject ?? "", [greeting, .. paragraphs])
        {
            Link = (address.OrderPage(order.Token, order.Culture), documents.SeeOrder),
            Tables = [[.. Facts(order, transfer, words)], [.. Lines(order, documents)], [.. OrderMailSums.Of(order, documents)]],
            Picture = transfer is null || EpcCode.PngOf(transfer) is not { } png ? null : (png, words.Texts.ScanCode),
        }.Build(mails.Style);
    }

    private static IEnumerable<(string Label, string Value)> Facts(Order order, TransferDetails? transfer, Words words)
    {
        if (transfer is { } to)
        {
            yield return (words.Texts.Recipient, to.Holder);
            yield return (words.Texts.Iban, to.GroupedIban);
            if (to.Bic is not null) yield return (words.Texts.Bic, to.Bic);
            yield return (words.Texts.Amount, to.Amount.Show(words.Documents.Formats));
            yield return (words.Texts.Reference, to.GroupedReference);
        }

        if (order.PickupPlace is { } place) yield return (words.Texts.PickupPlace, place);
    }

    private static IEnumerable<(string, string)> Lines(Order order, DocumentTexts texts) => order.Lines.Select(line =>
        ($"{line.Quantity} × {line.Description}", new Money(line.TotalMinor, order.Currency).Show(texts.Formats)));

    private Words WordsOf(Order order, Payment payment) => WordsOf(order, payment, Language.Of(order.Culture));

    private Words WordsOf(Order order, Payment payment, Language language)
    {
        var documents = DocumentTexts.In(language.Code);
        var until = seller.DayOf(payment.HoldUntil).ToString(documents.Language.LongDate, documents.Formats);
        return new Words(PaymentTexts.In(language.Code), documents,
            [order.Number, payment.Due.Show(documents.Formats), until, payment.Received.Show(documents.Formats)]);
    }

    // The texts of one mail, and what stands in them: number, what is due, until when, what came.
    private sealed record Words(PaymentTexts Texts, DocumentTexts Documents, object[] Values)
    {
        public string Say(string text) => string.Format(CultureInfo.InvariantCulture, text, Values);
    }
}
