using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Customers;

/// <summary>Writes the mails about accounts of shoppers.</summary>
public sealed class CustomerMails(OrderMails mails, ShopAddress address, MailSender sender)
{
    /// <summary>The link that makes the account; to who has one already, that there is one.</summary>
    /// <param name="letter">To whom.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task<MimeMessage> RegistrationAsync(RegistrationLetter letter, Guid occasion, CancellationToken cancellationToken)
    {
        var texts = CustomerTexts.In(letter.Culture);
        var mail = letter.Token is { } token
            ? new ParagraphMail(letter.Culture, Filled(texts.ConfirmSubject), [Filled(texts.Confirm), texts.ConfirmNotYou])
            {
                Link = (Address(letter.Culture, $"/account/confirm/{token}"), texts.ConfirmOpen),
            }
            : new ParagraphMail(letter.Culture, Filled(texts.KnownSubject), [Filled(texts.Known), texts.KnownNotYou])
            {
                Link = (Address(letter.Culture, "/account/sign-in"), texts.KnownOpen),
            };
        var kind = letter.Token is null ? CustomerMailKinds.Known : CustomerMailKinds.Confirm;
        return ToAsync(letter.Email, $"registration-{occasion:N}", kind, mail, cancellationToken);
    }

    /// <param name="customer">Whose password.</param>
    /// <param name="culture">The language of the page that it was asked for on.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    /// <param name="token">What the link ends with.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task<MimeMessage> ResetAsync(
        Customer customer, string culture, Guid occasion, string token, CancellationToken cancellationToken)
    {
        var texts = CustomerTexts.In(culture);
        var mail = new ParagraphMail(culture, Filled(texts.ResetSubject), [Filled(texts.Reset), texts.ResetNotYou])
        {
            Link = (Address(culture, $"/account/forgotten/{token}"), texts.ResetOpen),
        };
        return ToAsync(customer.Email, $"customer-password-reset-{occasion:N}", CustomerMailKinds.Reset, mail, cancellationToken);
    }

    private string Address(string culture, string path) => $"{address.PublicUrl}{Language.Of(culture).Prefix}{path}";

    private async Task<MimeMessage> ToAsync(
        string email, string name, MailKind kind, ParagraphMail mail, CancellationToken cancellationToken)
    {
        var message = mails.To(new MailboxAddress("", email), name, mail.Subject);
        var body = mail.Build(sender.Style);
        var fields = new AccountFields(mails.Values.Shop, mails.Values.Style, mail.Link.Address);
        await mails.Compose.WriteAsync(kind, mail.Culture, message, body, fields, cancellationToken);
        mails.Footer.Sign(body, mail.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    private string Filled(string text) => string.Format(CultureInfo.InvariantCulture, text, sender.ShopName);
}
