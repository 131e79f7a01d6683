using MimeKit;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Mail;

/// <summary>The edge to the mail server.</summary>
public interface IEmailSender
{
    /// <summary>Returns once the server has taken the mail.</summary>
    /// <param name="confirm">Called at the last moment at which the mail can still be left unsent; throws when it is to be.</param>
    /// <param name="cancellationToken">Heeded until the mail is handed over: a mail that is cut off may have arrived all the same.</param>
    /// <exception cref="EmailRefusedException">The server will never take it: trying again is in vain.</exception>
    /// <exception cref="MailServerException">No mail can be sent now, whatever it is.</exception>
    Task SendAsync(MimeMessage message, Func<CancellationToken, Task> confirm, CancellationToken cancellationToken);
}

/// <summary>The recipient's address was refused for good.</summary>
public sealed class EmailRefusedException(string message, Exception inner) : NeverPossibleException(message, inner);

/// <summary>
/// The server cannot be reached, is not encrypted as it must be, or refuses the user. All mails wait until it can be used.
/// </summary>
public sealed class MailServerException(string message, Exception inner) : NotPossibleNowException(message, inner);

/// <summary>Whether the connection to the mail server is encrypted. Certificates are checked wherever it is.</summary>
public enum SmtpSecurity
{
    /// <summary>Nothing is sent without it. The default when there is a password.</summary>
    Required,

    /// <summary>When the server offers it; whoever sits in between can take the offer away.</summary>
    Auto,

    /// <summary>Never, password included.</summary>
    None,
}

/// <summary>Where the mail server is. Without a user there is no sign-in.</summary>
public sealed record SmtpOptions(string Host, int Port, string? User, string? Password, SmtpSecurity Security);
