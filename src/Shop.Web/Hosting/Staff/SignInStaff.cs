using Microsoft.AspNetCore.Identity;
using Shop.Domain.Staff;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>What became of a try to sign in.</summary>
/// <param name="Entered">The browser now has a session.</param>
/// <param name="Ticket">The password was right and a code is asked for next: what that form brings along.</param>
public sealed record SignInOutcome(bool Entered, string? Ticket = null)
{
    public static SignInOutcome Refused { get; } = new(false);
}

/// <summary>
/// Signs staff in. An unknown address costs the same hash as a wrong password, and both get the same answer,
/// so that nobody learns who works here (R75).
/// </summary>
public sealed class SignInStaff(UserManager<StaffUser> users, SignInThrottle throttle, KnownBrowser browser, SecondFactorSignIn codes,
    TimeProvider clock)
{
    // Made once for each process, with the same cost as the real ones.
    private static readonly Lazy<string> NobodysHash =
        new(() => new PasswordHasher<StaffUser>().HashPassword(new StaffUser(), StaffAccounts.NewPassword()));

    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">The visitor's IP address.</param>
    public async Task<SignInOutcome> ExecuteAsync(string email, string password, string address, CancellationToken cancellationToken)
    {
        var account = PlainText.EmailKey(email);
        var begun = await throttle.BeginAsync(account, ClientNetwork.Of(address), browser.DeviceFor(account), cancellationToken);
        if (begun is null) return SignInOutcome.Refused;
        if (begun.Pause > TimeSpan.Zero) await Task.Delay(begun.Pause, clock, cancellationToken);
        var user = await users.FindByEmailAsync(account);
        if (!IsRight(user, password) || user!.IsLockedAt(clock.GetUtcNow())) return SignInOutcome.Refused;
        await begun.Counted.GiveBackAsync(cancellationToken);
        return await codes.BeginAsync(user, cancellationToken);
    }

    private bool IsRight(StaffUser? user, string password)
    {
        var hash = user?.PasswordHash ?? NobodysHash.Value;
        var verdict = users.PasswordHasher.VerifyHashedPassword(user ?? new StaffUser(), hash, password);
        return user?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
    }
}
