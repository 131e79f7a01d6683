using MimeKit;
using Shop.Jobs.Mail;

namespace Shop.Web.Sandbox;

/// <summary>Sends nothing: puts it into the mailbox.</summary>
public sealed class SandboxEmailSender(SandboxMailbox mailbox) : IEmailSender
{
    public Task SendAsync(MimeMessage message, CancellationToken cancellationToken) => mailbox.DeliverAsync(message, cancellationToken);
}
