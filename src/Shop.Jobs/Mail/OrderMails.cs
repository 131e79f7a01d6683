using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Shared;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Mail;

/// <summary>The shop's name, as it is in force when a job begins, and its address as the sender.</summary>
public sealed record MailSender(string ShopName, string From, MailStyle Style);

/// <summary>Writes the mails about orders, in the buyer's language, as HTML and as text.</summary>
public sealed class OrderMails(
    MailSender sender, ShopAddress address, TimeProvider clock, MailFooter footer, ComposeMail compose)
{
    internal MailStyle Style => sender.Style;

    internal MailFooter Footer => footer;

    internal ComposeMail Compose => compose;

    internal MailValues Values => new(sender, address);

    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>"Paid, and we are packing it" (if anything is sent), with the invoice attached, terms and withdrawal too.</summary>
    /// <param name="wasCancelled">The money came after the order had been cancelled.</param>
    public async Task<MimeMessage> ConfirmationAsync(
        Order order, byte[] invoicePdf, bool wasCancelled, CancellationToken cancellationToken)
    {
        var texts = DocumentTexts.In(order.Culture);
        var thanks = wasCancelled ? $"{texts.PaidLate} {ThanksOf(order, texts)}" : ThanksOf(order, texts);
        var link = address.OrderPage(order.Token, order.Culture);
        var message =
            To(order, $"order-{order.Number}-confirmation", string.Format(CultureInfo.InvariantCulture, texts.Subject, order.Number));
        var body = new BodyBuilder
        {
            TextBody = new OrderMailText(order, texts, link, thanks).Write(),
            HtmlBody = new OrderMailHtml(order, texts, link, sender).Write(thanks),
        };
        body.Attachments.Add($"{order.InvoiceNumber}.pdf", invoicePdf, new ContentType("application", "pdf"));
        await compose.WriteAsync(MailKinds.Confirmation, order.Culture, message, body,
            Values.Confirmation(order, thanks, texts.Language), cancellationToken);
        await footer.SignWithTermsAsync(body, order.Culture, order.Token, cancellationToken);
        message.Body = body.ToMessageBody();
        return message;
    }

    // Who pays at the counter has the goods already.
    private static string ThanksOf(Order order, DocumentTexts texts) =>
        texts.ThanksFor(order.NeedsDelivery && order.Status != OrderStatus.Completed);

    internal static string ThanksOf(Order order, Language language) => ThanksOf(order, DocumentTexts.In(language.Code));

    /// <summary>An empty mail to the buyer.</summary>
    /// <param name="name">The same mail twice has the same id: mailboxes that know how show it once (R48).</param>
    internal MimeMessage To(Order order, string name, string subject) =>
        To(new MailboxAddress(order.Address.Name, order.Email), name, subject);

    /// <summary>An empty mail from the shop.</summary>
    /// <param name="recipient">To whom.</param>
    /// <param name="name">The same mail twice has the same id.</param>
    /// <param name="subject">In the recipient's language.</param>
    public MimeMessage To(MailboxAddress recipient, string name, string subject)
    {
        var message = new MimeMessage { MessageId = $"{name}@{new Uri(address.PublicUrl).Host}", Date = Now, Subject = subject };
        message.From.Add(Sender());
        message.To.Add(recipient);
        return message;
    }

    private MailboxAddress Sender()
    {
        var from = MailboxAddress.Parse(sender.From);
        return string.IsNullOrEmpty(from.Name) ? new MailboxAddress(sender.ShopName, from.Address) : from;
    }
}
