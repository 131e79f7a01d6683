using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Content.Mails;
using Shop.Domain.Orders;
using Shop.Domain.Returns;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Returns;

/// <summary>
/// Writes the mails about withdrawals, in the language that they were stated in. The receipt holds the whole statement with the day and
/// the time at which the server took it: it is the buyer's proof (Directive 2011/83/EU, Art. 11a(4)).
/// </summary>
public sealed class WithdrawalMails(OrderMails mails, ShopAddress address, ShopZone zone)
{
    internal DateTimeOffset Now => mails.Now;

    public Task<MimeMessage> ReceiptAsync(Withdrawal withdrawal, Order order, CancellationToken cancellationToken)
    {
        var texts = WithdrawalTexts.In(withdrawal.Culture);
        string[] paragraphs =
            [Greeting(withdrawal), string.Format(CultureInfo.InvariantCulture, texts.Intro, order.Number), texts.Money, texts.Goods];
        return WriteAsync(withdrawal, "received", string.Format(CultureInfo.InvariantCulture, texts.Subject, order.Number), paragraphs,
            [.. Statement(withdrawal, order, texts)], cancellationToken);
    }

    public Task<MimeMessage> RefusalAsync(Withdrawal withdrawal, Order order, CancellationToken cancellationToken)
    {
        var texts = WithdrawalTexts.In(withdrawal.Culture);
        string[] paragraphs =
        [
            Greeting(withdrawal), string.Format(CultureInfo.InvariantCulture, texts.RefusalIntro, order.Number),
            withdrawal.Refusal ?? "", texts.RefusalNext,
        ];
        return WriteAsync(withdrawal, "refused", string.Format(CultureInfo.InvariantCulture, texts.RefusalSubject, order.Number), paragraphs,
            [.. Statement(withdrawal, order, texts)], cancellationToken);
    }

    private async Task<MimeMessage> WriteAsync(Withdrawal withdrawal, string name, string subject, IReadOnlyList<string> paragraphs,
        IReadOnlyList<(string Label, string Value)> statement, CancellationToken cancellationToken)
    {
        var message =
            mails.To(new MailboxAddress(withdrawal.Name, withdrawal.Email), $"withdrawal-{withdrawal.Id:N}-{name}", subject);
        var link = address.WithdrawalReceipt(withdrawal.Token, withdrawal.Culture);
        var body = new ParagraphMail(withdrawal.Culture, subject, paragraphs)
        {
            Link = (link, WithdrawalTexts.In(withdrawal.Culture).See), Tables = [statement],
        }.Build(mails.Style);
        // The law says what a receipt holds: no template replaces its words.
        await mails.Compose.PutAsync(
            new MailWords(subject, body.HtmlBody ?? "", body.TextBody ?? ""), withdrawal.Culture, message, body, cancellationToken);
        mails.Footer.Sign(body, withdrawal.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    private static string Greeting(Withdrawal withdrawal) => string.Format(
        CultureInfo.InvariantCulture, DocumentTexts.In(withdrawal.Culture).Greeting, withdrawal.Name);

    private IEnumerable<(string Label, string Value)> Statement(Withdrawal withdrawal, Order order, WithdrawalTexts texts)
    {
        var documents = DocumentTexts.In(withdrawal.Culture);
        yield return (texts.SubmittedAt, zone.Show(withdrawal.SubmittedAt, Language.Of(withdrawal.Culture)));
        yield return (documents.Order, order.Number);
        yield return (documents.OrderDate,
            zone.LocalTime(order.PlacedAt).ToString(documents.Language.LongDate, documents.Language.Culture));
        yield return (texts.Name, withdrawal.Name);
        yield return (texts.ReceiptTo, withdrawal.Email);
        foreach (var line in withdrawal.Lines) yield return (texts.Item, $"{line.Quantity} × {line.Description}");
        if (withdrawal.Reason is { } reason) yield return (texts.Reason, reason);
    }
}
