using Shop.Web.Hosting.Staff;

namespace Shop.Web.Hosting;

/// <summary>What a person needs who has just started the shop: where it is and how to get in. On the console, never in the log.</summary>
public sealed class Welcome(ShopSettings shop, SandboxSettings sandbox, IHostEnvironment environment, IHostApplicationLifetime lifetime)
{
    private (string Email, string Password)? _firstStaff;

    /// <summary>The password is shown once and kept nowhere else.</summary>
    public void Tell(string email, string password) => _firstStaff = (email, password);

    public void SayWhenStarted()
    {
        if (environment.IsDevelopment()) lifetime.ApplicationStarted.Register(() => Console.WriteLine(string.Join(Environment.NewLine, Lines())));
    }

    private IEnumerable<string> Lines()
    {
        yield return "";
        yield return $"  {shop.Name}: {shop.PublicOrigin}";
        yield return $"  Admin:    {shop.Absolute(StaffAccess.SignInPath)}";
        if (_firstStaff is { } first)
        {
            yield return $"  E-mail:   {first.Email}";
            yield return $"  Password: {first.Password}   (made at this first start, shown only now)";
        }

        if (sandbox.TakesMail) yield return $"  Mailbox:  {shop.Absolute(SandboxSettings.MailboxPath)}";
        yield return "";
    }
}
