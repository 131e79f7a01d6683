using Shop.Domain.Settings;
using Shop.Jobs.Mail;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>Stores that the mail server took a test mail: the setup guide counts the step as done.</summary>
public sealed class RememberTestMail(CurrentSettings settings, ChangeSettings change, MailSender from, TimeProvider clock)
{
    // Whoever sends another at the same moment remembers theirs: either says the same of the server.
    public async Task ExecuteAsync(string by, CancellationToken cancellationToken)
    {
        var stored = (await settings.ReadAgainAsync(cancellationToken)).GroupOf<TestMailTaken>();
        var taken = new TestMailTaken { At = clock.GetUtcNow(), From = from.From };
        await change.ExecuteAsync([new SettingsEdit(stored.Group, taken, stored.Version)], by, cancellationToken);
    }
}
