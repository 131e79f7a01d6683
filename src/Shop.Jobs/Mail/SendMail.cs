using MimeKit;
using Shop.Domain.Persistence;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Mail;

/// <summary>Sends the mail of a row of the outbox, unless another process has taken the row over meanwhile.</summary>
public sealed class SendMail(IEmailSender sender, WorkLease lease)
{
    /// <exception cref="EmailRefusedException">The server will never take it.</exception>
    /// <exception cref="LeaseLostException">Another process sends it.</exception>
    public async Task ExecuteAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        CrashPoint.Reached("before-mail");
        await sender.SendAsync(message, lease.ConfirmAsync, cancellationToken);
        CrashPoint.Reached("after-mail");
    }
}
