using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Jobs.Invoices;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>Writes the mail about money that went back, in the buyer's language.</summary>
public sealed class RefundMails(OrderMails mails, ShopAddress address)
{
    internal DateTimeOffset Now => mails.Now;

    /// <param name="creditNote">The PDF and its name, or null when no invoice was corrected.</param>
    public async Task<MimeMessage> RefundedAsync(
        Order order, Refund refund, DocumentFile? creditNote, CancellationToken cancellationToken)
    {
        var texts = DocumentTexts.In(order.Culture);
        var message =
            mails.To(order, $"refund-{refund.Id}", string.Format(CultureInfo.InvariantCulture, texts.RefundSubject, order.Number));
        var paragraphs = Paragraphs(order, refund, texts).ToList();
        var body = new ParagraphMail(order.Culture, message.Subject!, paragraphs) { Link =
            (address.OrderPage(order.Token, order.Culture), texts.SeeOrder) }.Build(mails.Style);
        if (creditNote is { } file) body.Attachments.Add(file.Name, file.Pdf, new ContentType("application", "pdf"));
        await mails.Compose.WriteAsync(MailKinds.Refund, order.Culture, message, body,
            mails.Values.Refund(order, refund.Amount, refund.CreditNoteNumber, texts.Language), cancellationToken);
        mails.Footer.Sign(body, order.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    private static IEnumerable<string> Paragraphs(Order order, Refund refund, DocumentTexts texts)
    {
        yield return string.Format(CultureInfo.InvariantCulture, texts.Greeting, order.Address.Name);
        if (refund.CreditNoteNumber is null) yield return string.Format(CultureInfo.InvariantCulture, texts.RefundUnmatched, order.Number);
        yield return string.Format(CultureInfo.InvariantCulture, texts.RefundSent, refund.Amount.Show(texts.Formats), order.Number);
        yield return texts.RefundTakes;
        if (refund.CreditNoteNumber is { } number)
            yield return string.Format(CultureInfo.InvariantCulture, texts.AttachedCreditNote, number);
    }
}
