using Microsoft.AspNetCore.Identity;
using Shop.Domain.Staff;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// Signs staff in and out. An unknown address costs the same hash as a wrong password, and both get the same answer,
/// so that nobody learns who works here (R75).
/// </summary>
public sealed class SignInStaff(
    UserManager<StaffUser> users, SignInManager<StaffUser> signIn, SignInThrottle throttle, KnownBrowser browser, TimeProvider clock)
{
    // Made once for each process, with the same cost as the real ones.
    private static readonly Lazy<string> NobodysHash =
        new(() => new PasswordHasher<StaffUser>().HashPassword(new StaffUser(), StaffAccounts.NewPassword()));

    /// <summary>True when the browser now has a session.</summary>
    /// <param name="address">The visitor's IP address.</param>
    public async Task<bool> ExecuteAsync(string email, string password, string address, CancellationToken cancellationToken)
    {
        var account = PlainText.EmailKey(email);
        var begun = await throttle.BeginAsync(account, ClientNetwork.Of(address), browser.DeviceFor(account), cancellationToken);
        if (begun is null) return false;
        if (begun.Pause > TimeSpan.Zero) await Task.Delay(begun.Pause, clock, cancellationToken);
        var user = await users.FindByEmailAsync(account);
        if (!IsRight(user, password) || user!.IsLockedAt(clock.GetUtcNow())) return false;
        await begun.Counted.GiveBackAsync(cancellationToken);
        await signIn.SignInAsync(user, isPersistent: false);
        browser.Remember(account);
        return true;
    }

    /// <summary>Ends the sessions of this person everywhere (R72).</summary>
    public async Task SignOutAsync(System.Security.Claims.ClaimsPrincipal person)
    {
        if (await users.GetUserAsync(person) is { } user) await users.UpdateSecurityStampAsync(user);
        await signIn.SignOutAsync();
    }

    private bool IsRight(StaffUser? user, string password)
    {
        var hash = user?.PasswordHash ?? NobodysHash.Value;
        var verdict = users.PasswordHasher.VerifyHashedPassword(user ?? new StaffUser(), hash, password);
        return user?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
    }
}
