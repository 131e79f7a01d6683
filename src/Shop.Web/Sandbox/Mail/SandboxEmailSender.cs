using MimeKit;
using Shop.Jobs.Mail;

namespace Shop.Web.Sandbox.Mail;

/// <summary>Sends nothing: puts it into the mailbox.</summary>
public sealed class SandboxEmailSender(SandboxMailbox mailbox) : IEmailSender
{
    public async Task SendAsync(MimeMessage message, Func<CancellationToken, Task> confirm, CancellationToken cancellationToken)
    {
        await confirm(cancellationToken);
        await mailbox.DeliverAsync(message, cancellationToken);
    }
}
