using MimeKit;
using Shop.Domain.Settings;
using Shop.Jobs.Mail;
using Shop.Jobs.Outbox;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>Sends one mail at once, past the outbox, so that whoever set the mail server up sees what it says.</summary>
public sealed class TestMail(IEmailSender sender, MailSender from, CurrentSettings settings, ChangeSettings change, TimeProvider clock)
{
    /// <returns>Null once the server took it, else what is wrong.</returns>
    public async Task<string?> SendAsync(string email, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage { Subject = $"Test mail of {from.ShopName}" };
        message.From.Add(new MailboxAddress(from.ShopName, MailboxAddress.Parse(from.From).Address));
        message.To.Add(MailboxAddress.Parse(email));
        message.Body = new TextPart("plain") { Text = "The shop can send mails.\n" };
        try
        {
            await sender.SendAsync(message, _ => Task.CompletedTask, cancellationToken);
        }
        catch (Exception error) when (error is NotPossibleNowException or NeverPossibleException)
        {
            return error.Message;
        }

        await RememberAsync(email, cancellationToken);
        return null;
    }

    // Whoever sends another at the same moment remembers theirs: either says the same of the server.
    private async Task RememberAsync(string by, CancellationToken cancellationToken)
    {
        var stored = (await settings.ReadAgainAsync(cancellationToken)).GroupOf<TestMailTaken>();
        var taken = new TestMailTaken { At = clock.GetUtcNow(), From = from.From };
        await change.ExecuteAsync([new SettingsEdit(stored.Group, taken, stored.Version)], by, cancellationToken);
    }
}
