using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Composition;

/// <summary>What a person needs who has just started the shop: where it is and how to get in. On the console, never in the log.</summary>
public sealed class ConsoleBanner(ShopSettings shop, CurrentSettings current, SandboxSettings sandbox, IHostApplicationLifetime lifetime,
    IServer server)
{
    private FirstPassword? _firstStaff;

    /// <summary>The password is shown once and kept nowhere else.</summary>
    public void Tell(string email, string password) => _firstStaff = new FirstPassword(email, password);

    public void SayWhenStarted() => WhenStarted(Lines);

    /// <summary>
    /// A shop without staff, in Production. The link is a secret: it stands on the console alone, and only its fingerprint is stored.
    /// </summary>
    public void SayHowToBegin(string token) => WhenStarted(() =>
        [$"Set up the shop (within 24 hours, once): {shop.Absolute($"{StaffAccess.SetupPath}/{token}")}"]);

    private void WhenStarted(Func<IEnumerable<string>> lines) =>
        lifetime.ApplicationStarted.Register(() => Console.WriteLine(string.Join(Environment.NewLine, lines())));

    /// <summary>
    /// Shows the first account's password when the start ended before it was shown: it is in the database, and nowhere else.
    /// </summary>
    public void SayFirstStaff()
    {
        if (_firstStaff is null) return;
        Console.WriteLine(
            string.Join(Environment.NewLine, ["", "  The back office has its first account all the same:", .. FirstStaffLines(), ""]));
    }

    private IEnumerable<string> FirstStaffLines()
    {
        if (Interlocked.Exchange(ref _firstStaff, null) is not { } first) yield break;
        yield return $"  E-mail:   {first.Email}";
        yield return $"  Password: {first.Password}   (made at this first start, shown only now)";
    }

    private IEnumerable<string> Lines()
    {
        yield return "";
        yield return $"  {current.Of<ShopIdentity>().Name}: {shop.PublicOrigin}";
        yield return $"  Admin:    {shop.Absolute(StaffAccess.SignInPath)}";
        foreach (var line in FirstStaffLines()) yield return line;
        if (sandbox.TakesMail) yield return $"  Mailbox:  {shop.Absolute(SandboxSettings.MailboxPath)}";
        if (ListensElsewhere() is { } where)
            yield return $"  The shop listens on {where}, but payments and mails lead to {shop.PublicOrigin}: set Shop__PublicUrl to where browsers find it.";
        yield return "";
    }

    // Started on another port and not told so, the shop would send buyers from the payment page to nowhere.
    private string? ListensElsewhere()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Any(address => BindingAddress.Parse(address).Port == shop.PublicUrl.Port) ? null : addresses.FirstOrDefault();
    }

    private sealed record FirstPassword(string Email, string Password);
}
