using Microsoft.AspNetCore.Identity;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Account;

/// <summary>
/// Tries a password, as often as the throttle of staff's sign-in allows: strangers cannot lock the owner of an account out. An
/// account that does not exist costs the same hash as a wrong password.
/// </summary>
public sealed class PasswordTrial(SignInThrottle throttle, KnownBrowser browser, TimeProvider clock, IHttpContextAccessor context)
{
    private static readonly PasswordHasher<string> Hasher = new();

    // Made once for each process, with the same cost as the real ones.
    private static readonly Lazy<string> NobodysHash = new(() => Hash(SecretToken.New()));

    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>What the account is called where staff's are counted too: both may have one address.</summary>
    public static string AccountOf(string emailKey) => $"customer {emailKey}";

    /// <summary>Whether it is the password; false also when there were too many tries.</summary>
    /// <param name="emailKey">Of the address that was typed, which may be nobody's.</param>
    /// <param name="hash">The account's; null when there is none.</param>
    /// <param name="password">As typed.</param>
    public async Task<bool> IsRightAsync(string emailKey, string? hash, string password, CancellationToken cancellationToken)
    {
        var account = AccountOf(emailKey);
        var network = ClientNetwork.Of(context.HttpContext!.Connection.RemoteIpAddress);
        var begun = await throttle.BeginAsync(account, network, browser.DeviceFor(account), cancellationToken);
        if (begun is null || password.Length > NewPassword.MaxLength) return false;
        if (begun.Pause > TimeSpan.Zero) await Task.Delay(begun.Pause, clock, cancellationToken);
        var verdict = Hasher.VerifyHashedPassword("", hash ?? NobodysHash.Value, password);
        if (hash is null || verdict == PasswordVerificationResult.Failed) return false;
        await begun.Counted.GiveBackAsync(cancellationToken);
        return true;
    }

    /// <summary>Who has shown to own the mailbox gets past what strangers have used up.</summary>
    public Task OwnerIsHereAsync(string emailKey, CancellationToken cancellationToken)
    {
        browser.Remember(AccountOf(emailKey));
        return throttle.ClearAsync(AccountOf(emailKey), cancellationToken);
    }
}
