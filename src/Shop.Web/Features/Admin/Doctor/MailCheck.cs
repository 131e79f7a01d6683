using MimeKit;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>The mail server takes mails, and what the sender's domain should say so that they are not taken for spam.</summary>
public sealed class MailCheck(IEmailSender sender, SmtpSettings settings) : IDoctorCheck
{
    private const string Title = "Mail server";

    public int Place => 30;

    public async Task<IReadOnlyList<DoctorFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        if (sender is not SmtpEmailSender smtp)
            return [new(Title, DoctorResult.Good, "Mails go to the sandbox's mailbox.")];
        if (settings.Host is null)
            return [new(Title, DoctorResult.Fault, "There is no mail server.", $"Set {SmtpSection.HostKey}.")];
        return [await ServerAsync(smtp, cancellationToken), Domain()];
    }

    private async Task<DoctorFinding> ServerAsync(SmtpEmailSender smtp, CancellationToken cancellationToken)
    {
        try
        {
            await smtp.ProbeAsync(cancellationToken);
            return new(Title, DoctorResult.Good, $"{settings.Host}:{settings.Port} is ready to take mails.");
        }
        catch (NotPossibleNowException error)
        {
            return new(Title, DoctorResult.Fault, error.Message, "Mails wait until it works. Check the Smtp settings with your mail host.");
        }
    }

    private DoctorFinding Domain()
    {
        var domain = MailboxAddress.Parse(settings.From).Domain;
        return new("Sender's domain", DoctorResult.Advice, $"Mails are sent as {settings.From}. The shop cannot see your DNS from inside.",
            $"Check with your DNS host: a TXT record at {domain} with SPF (v=spf1 … that names {settings.Host}), the DKIM record that the "
            + $"mail host gives you, and a TXT record at _dmarc.{domain} (v=DMARC1; p=none to begin with).");
    }
}
