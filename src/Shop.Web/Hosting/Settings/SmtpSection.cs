using System.Net.Mail;
using Shop.Domain.Shared;
using Shop.Jobs.Mail;

namespace Shop.Web.Hosting.Settings;

internal static class SmtpSection
{
    public const string HostKey = "Smtp:Host";
    private const string UserKey = "Smtp:User";
    private const string PasswordKey = "Smtp:Password";
    private const string FromKey = "Smtp:From";

    public static SmtpSettings Read(SettingValues values, ShopSettings shop, bool isNeeded)
    {
        if (!values.IsSet(HostKey) && isNeeded)
            throw StartRefusedException.Because(HostKey, "is missing: without it no order confirmation can be sent.");
        if (values.IsSet(UserKey) != values.IsSet(PasswordKey))
            throw StartRefusedException.Because(values.IsSet(UserKey)
                ? PasswordKey
                : UserKey, "is missing: user and password go together.");
        return new SmtpSettings
        {
            Host = values.Text(HostKey),
            Port = values.Number("Smtp:Port", otherwise: 587, least: 1, most: 65_535),
            User = values.Text(UserKey),
            Password = values.Text(PasswordKey),
            // A password is never sent in clear text unless somebody says so.
            Security = values.Choice("Smtp:Security", values.IsSet(UserKey) ? SmtpSecurity.Required : SmtpSecurity.Auto),
            From = values.Text(FromKey) is { } sender ? Checked(sender) : $"orders@{shop.PublicUrl.Host}",
        };
    }

    private static string Checked(string text) => MailAddress.TryCreate(text, out var sender) && EmailAddress.IsOne(sender.Address)
        ? text
        : throw StartRefusedException.Because(FromKey, $"must be an e-mail address that mail can be sent from, not '{text}'.");
}
