using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Shop.Domain.Shared;

namespace Shop.Jobs.Mail;

/// <summary>Sends over SMTP.</summary>
public class SmtpEmailSender(SmtpOptions options) : IEmailSender
{
    private const int ImplicitTlsPort = 465;
    private const int MaxReason = 500;
    private const int FirstPermanentCode = 500;

    // Of one command. A server that looks into each mail before it takes it needs longer for that, and must not get it again meanwhile.
    private const int OpeningMilliseconds = 20_000;
    private const int SendingMilliseconds = 120_000;

    public async Task SendAsync(MimeMessage message, Func<CancellationToken, Task> confirm, CancellationToken cancellationToken)
    {
        using var client = NewClient();
        client.Timeout = OpeningMilliseconds;
        await OpenAsync(client, cancellationToken);
        client.Timeout = SendingMilliseconds;
        await confirm(cancellationToken);
        try
        {
            await client.SendAsync(message, CancellationToken.None);
        }
        catch (SmtpCommandException refused)
            when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= FirstPermanentCode)
        {
            throw new EmailRefusedException($"The mail server refused the recipient ({(int)refused.StatusCode}).", refused);
        }

        await SayGoodbyeAsync(client, cancellationToken);
    }

    /// <summary>Connects and signs in, as each mail does, and sends nothing.</summary>
    /// <exception cref="MailServerException">No mail could be sent now.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var client = NewClient();
        client.Timeout = OpeningMilliseconds;
        await OpenAsync(client, cancellationToken);
        await SayGoodbyeAsync(client, cancellationToken);
    }

    /// <summary>465 is the port on which TLS comes first.</summary>
    public static SecureSocketOptions EncryptionOf(SmtpOptions options) => (options.Security, options.Port) switch
    {
        (SmtpSecurity.None, _) => SecureSocketOptions.None,
        (_, ImplicitTlsPort) => SecureSocketOptions.SslOnConnect,
        (SmtpSecurity.Required, _) => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    /// <summary>A client that trusts whom the system trusts.</summary>
    protected virtual SmtpClient NewClient() => new();

    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException or ProtocolException or OperationCanceledException)
        {
            // The mail is taken, however the conversation ends.
        }
    }

    private async Task OpenAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(options.Host, options.Port, EncryptionOf(options), cancellationToken);
            if (!string.IsNullOrEmpty(options.User))
                await client.AuthenticateAsync(options.User, options.Password ?? "", cancellationToken);
        }
        catch (Exception error) when (Reason(error) is not null && !cancellationToken.IsCancellationRequested)
        {
            throw new MailServerException($"The mail server {options.Host}:{options.Port} {Reason(error)}", error);
        }
    }

    // MailKit's own words for a certificate that is not trusted fill a page.
    private static string? Reason(Exception error) => error switch
    {
        NotSupportedException =>
            "offers no encryption (STARTTLS), and Smtp:Security is required. Turn it on there or use port 465; auto or none send the "
                + "mails, and the password, in clear text.",
        SslHandshakeException => $"cannot be spoken to in secret, or its certificate is not valid: {OneLine(error)}",
        AuthenticationException => "refuses Smtp:User and Smtp:Password.",
        SocketException or IOException or TimeoutException or OperationCanceledException or ProtocolException or SmtpCommandException =>
            $"cannot be used now: {OneLine(error)}",
        _ => null,
    };

    private static string OneLine(Exception error) => PlainText.Shortened(PlainText.Clean(error.Message), MaxReason);
}
