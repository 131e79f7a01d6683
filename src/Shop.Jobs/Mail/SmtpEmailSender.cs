using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Shop.Jobs.Mail;

/// <summary>Sends over SMTP, encrypted when the server offers it.</summary>
public sealed class SmtpEmailSender(SmtpOptions options) : IEmailSender
{
    private const int TimeoutMilliseconds = 20_000;
    private const int FirstPermanentCode = 500;

    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(options.Host, options.Port, SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
        if (!string.IsNullOrEmpty(options.User)) await client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
        try
        {
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= FirstPermanentCode)
        {
            throw new EmailRefusedException($"The mail server refused the recipient ({(int)refused.StatusCode}).", refused);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}
