using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Customers;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Customers;

/// <summary>Writes the mails about accounts of shoppers.</summary>
public sealed class CustomerMails(OrderMails mails, ShopAddress address, MailSender sender)
{
    /// <summary>The link that makes the account; to who has one already, that there is one.</summary>
    /// <param name="letter">To whom.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    public MimeMessage Registration(RegistrationLetter letter, Guid occasion)
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
        return To(letter.Email, $"registration-{occasion:N}", mail);
    }

    /// <param name="customer">Whose password.</param>
    /// <param name="culture">The language of the page that it was asked for on.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    /// <param name="token">What the link ends with.</param>
    public MimeMessage Reset(Customer customer, string culture, Guid occasion, string token)
    {
        var texts = CustomerTexts.In(culture);
        var mail = new ParagraphMail(culture, Filled(texts.ResetSubject), [Filled(texts.Reset), texts.ResetNotYou])
        {
            Link = (Address(culture, $"/account/forgotten/{token}"), texts.ResetOpen),
        };
        return To(customer.Email, $"customer-password-reset-{occasion:N}", mail);
    }

    /// <param name="customer">Who wants to sign in.</param>
    /// <param name="culture">The language of the page that it was asked for on.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    /// <param name="token">What the link ends with.</param>
    public MimeMessage SignIn(Customer customer, string culture, Guid occasion, string token)
    {
        var texts = CustomerTexts.In(culture);
        var mail = new ParagraphMail(culture, Filled(texts.SignInSubject), [Filled(texts.SignIn), texts.SignInNotYou])
        {
            Link = (Address(culture, $"/account/link/{token}"), texts.SignInOpen),
        };
        return To(customer.Email, $"customer-sign-in-{occasion:N}", mail);
    }

    /// <param name="email">The address that the account is to have.</param>
    /// <param name="culture">The language of the page that it was asked for on.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    /// <param name="token">What the link ends with.</param>
    public MimeMessage NewAddress(string email, string culture, Guid occasion, string token)
    {
        var texts = CustomerTexts.In(culture);
        var mail = new ParagraphMail(culture, Filled(texts.MoveSubject), [Filled(texts.Move), texts.MoveNotYou])
        {
            Link = (Address(culture, $"/account/email/{token}"), texts.MoveOpen),
        };
        return To(email, $"customer-email-{occasion:N}", mail);
    }

    /// <param name="former">The address that the account had.</param>
    /// <param name="culture">The account's language.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    public MimeMessage AddressChanged(string former, string culture, Guid occasion)
    {
        var texts = CustomerTexts.In(culture);
        var mail = new ParagraphMail(culture, Filled(texts.MovedSubject), [Filled(texts.Moved)])
        {
            Link = (Address(culture, "/contact"), texts.MovedOpen),
        };
        return To(former, $"customer-moved-{occasion:N}", mail);
    }

    private string Address(string culture, string path) => $"{address.PublicUrl}{Language.Of(culture).Prefix}{path}";

    private MimeMessage To(string email, string name, ParagraphMail mail)
    {
        var message = mails.To(new MailboxAddress("", email), name, mail.Subject);
        var body = mail.Build(sender.Style);
        mails.Footer.Sign(body, mail.Culture);
        message.Body = body.ToMessageBody();
        return message;
    }

    private string Filled(string text) => string.Format(CultureInfo.InvariantCulture, text, sender.ShopName);
}
