using Shop.Domain.Settings;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Doctor;

/// <summary>When the mail server last took a test mail, and from whom.</summary>
public sealed record TestMailTaken : ISettings
{
    public const string Key = "test-mail";

    public DateTimeOffset? At { get; init; }

    /// <summary>The sender that it went out under: another one must be tried anew.</summary>
    public string? From { get; init; }

    public IEnumerable<SettingProblem> Check() => [];
}

/// <summary>The mail server took a test mail. Whether it arrived, only its reader can say.</summary>
public sealed class MailIsSent(TestMailTaken taken, SmtpSettings smtp) : ISetupStep
{
    private const string Title = "Mail";
    private const string Address = "/admin/doctor";

    public int Place => 55;

    public Task<SetupState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(
        taken.At is not null && taken.From == smtp.From
            ? new SetupState(Title, true,
                "The mail server took a test mail. See whether it arrived, and whether it lies in the spam folder.", Address)
            : new SetupState(Title, false, "No mail was sent yet: without mail no shopper is told of an order.", Address)
            {
                Action = new SetupAction(DoctorController.TestMailForTheGuide, "Send me a test mail"),
            });
}
