using MimeKit;

namespace Shop.Jobs.Mail;

/// <summary>The edge to the mail server. Returns once the server has taken the mail.</summary>
/// <exception cref="EmailRefusedException">The server will never take it: trying again is in vain.</exception>
public interface IEmailSender
{
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>The recipient's address was refused for good.</summary>
public sealed class EmailRefusedException(string message, Exception inner) : Exception(message, inner);

/// <summary>Where the mail server is. Without a user there is no sign-in.</summary>
public sealed record SmtpOptions(string Host, int Port, string? User, string? Password);
