using System.Globalization;
using System.Net;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Staff;

/// <summary>Writes the link that makes a browser known for an account of staff.</summary>
public sealed class SignInMails(OrderMails mails, ShopAddress address, MailSender sender)
{
    public MimeMessage Link(SignInLinkAsked asked, string email)
    {
        var texts = DocumentTexts.In(asked.Culture);
        var link = $"{address.PublicUrl}/admin/sign-in/link/{asked.Token}";
        var message = mails.To(
            new MailboxAddress("", email), $"sign-in-{asked.Occasion:N}",
                string.Format(CultureInfo.InvariantCulture, texts.SignInSubject, sender.ShopName));
        message.Body =
            new BodyBuilder { TextBody = $"{texts.SignInLink}\n\n{link}\n\n{texts.SignInNotYou}\n", HtmlBody =
            Html(asked.Culture, message.Subject ?? "", texts, link) }
            .ToMessageBody();
        return message;
    }

    private string Html(string culture, string subject, DocumentTexts texts, string link) =>
        $"<!DOCTYPE html><html lang=\"{culture}\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(subject)}</title></head>"
        + $"<body style=\"{sender.Style.ShortBody}\">"
        + $"<p>{WebUtility.HtmlEncode(texts.SignInLink)}</p><p><a style=\"{sender.Style.Link}\" href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(texts.SignInOpen)}</a></p>"
        + $"<p>{WebUtility.HtmlEncode(texts.SignInNotYou)}</p></body></html>";
}
