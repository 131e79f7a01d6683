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
            return [new(Title, DoctorResult.Fault, "There is no mail server.", new("Set {0}.", SmtpSection.HostKey))];
        return [await ServerAsync(smtp, cancellationToken), Domain()];
    }

    private async Task<DoctorFinding> ServerAsync(SmtpEmailSender smtp, CancellationToken cancellationToken)
    {
        try
        {
            await smtp.ProbeAsync(cancellationToken);
            return new(Title, DoctorResult.Good, new("{0} is ready to take mails.", $"{settings.Host}:{settings.Port}"));
        }
        catch (NotPossibleNowException error)
        {
            return new(Title, DoctorResult.Fault, new("{0}", error.Message),
                "Mails wait until it works. Check the Smtp settings with your mail host.");
        }
    }

    private DoctorFinding Domain()
    {
        var domain = MailboxAddress.Parse(settings.From).Domain;
        return new("Sender's domain", DoctorResult.Advice,
            new("Mails are sent as {0}. The shop cannot see your DNS from inside.", settings.From),
            new("Check with your DNS host: a TXT record at {0} with SPF (v=spf1 … that names {1}), the DKIM record that the mail host "
                + "gives you, and a TXT record at _dmarc.{0} (v=DMARC1; p=none to begin with).", domain, settings.Host));
    }
}
