using System.Globalization;
using MimeKit;
using Shop.Domain.Checkout;
using Shop.Domain.Staff;
using Shop.Jobs.Mail;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Staff;

/// <summary>Writes the mails that let somebody choose a password: the first one, or another one.</summary>
public sealed class StaffMails(OrderMails mails, ShopAddress address, MailSender sender)
{
    /// <param name="occasion">Tells one mail from the next.</param>
    /// <param name="token">What the link ends with.</param>
    public MimeMessage Invitation(StaffInvitation invitation, Guid occasion, string token)
    {
        var texts = StaffTexts.In(invitation.Culture);
        var mail = new ParagraphMail(invitation.Culture, Filled(texts.InvitationSubject),
            [Filled(texts.Invitation, invitation.InvitedBy), texts.InvitationNotYou])
        {
            Link = ($"{address.PublicUrl}/admin/sign-in/invitation/{token}", texts.InvitationOpen),
        };
        return To(invitation.Email, $"staff-invitation-{occasion:N}", mail);
    }

    /// <param name="email">Whose password.</param>
    /// <param name="culture">The language that this person reads.</param>
    /// <param name="occasion">Tells one mail from the next.</param>
    /// <param name="token">What the link ends with.</param>
    public MimeMessage Reset(string email, string culture, Guid occasion, string token)
    {
        var texts = StaffTexts.In(culture);
        var mail = new ParagraphMail(culture, Filled(texts.ResetSubject), [Filled(texts.Reset), texts.ResetNotYou])
        {
            Link = ($"{address.PublicUrl}/admin/sign-in/forgotten/{token}", texts.ResetOpen),
        };
        return To(email, $"password-reset-{occasion:N}", mail);
    }

    private MimeMessage To(string email, string name, ParagraphMail mail)
    {
        var message = mails.To(new MailboxAddress("", email), name, mail.Subject);
        message.Body = mail.BuildPlain(sender.Style).ToMessageBody();
        return message;
    }

    private string Filled(string text, string by = "") => string.Format(CultureInfo.InvariantCulture, text, sender.ShopName, by);
}
