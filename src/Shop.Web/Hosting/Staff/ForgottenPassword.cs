using Microsoft.AspNetCore.Identity;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>
/// A new password for who has the account's mailbox. Whoever asks gets the same answer, at the same cost, whether the address is
/// staff's or not: who it is, is looked up when the mail is written. A second factor is still asked for at the sign-in.
/// </summary>
public sealed class ForgottenPassword(ShopDbContext db, UserManager<StaffUser> users, StaffPasswordResets resets, NewStaffPassword rules,
    ForgottenPassword.Surroundings around)
{
    private const int MaxAddress = 254;

    /// <summary>Has a link written to the address, if it is staff's, unless it was asked for too often.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="address">The visitor's IP address.</param>
    /// <param name="culture">The language of the page.</param>
    public async Task AskAsync(string email, string address, string culture, CancellationToken cancellationToken)
    {
        var account = PlainText.EmailKey(email);
        if (account.Length is 0 or > MaxAddress || !PlainText.IsText(account)
            || !await around.Limits.TryAskAsync(account, ClientNetwork.Of(address), cancellationToken)) return;
        var asked = new PasswordResetAsked(Guid.CreateVersion7(), account, culture);
        await db.WriteAsync(() =>
        {
            db.Publish(asked, around.Clock.GetUtcNow());
            return Task.FromResult(true);
        }, cancellationToken: cancellationToken);
    }

    /// <summary>Whether the link still holds.</summary>
    public async Task<bool> HoldsAsync(string token, CancellationToken cancellationToken) =>
        await resets.UserOfAsync(token, cancellationToken) is not null;

    /// <returns>Null when the link no longer holds; else why not, and nothing when the password is changed and all sessions
    /// ended.</returns>
    public async Task<IReadOnlyList<AdminMessage>?> ExecuteAsync(string token, string wanted, string again,
        CancellationToken cancellationToken)
    {
        if (await resets.UserOfAsync(token, cancellationToken) is not { } id || await users
            .FindByIdAsync($"{id}") is not { } user) return null;
        if (await rules.CheckAsync(user, wanted, again) is { Count: > 0 } problems) return problems;
        var isChanged = await db.WriteAsync(async () => await resets.TakeAsync(token, cancellationToken)
            && await ChangeAsync(id, wanted, cancellationToken), done => done, cancellationToken);
        if (!isChanged) return null;
        await around.Throttle.ClearAsync(PlainText.EmailKey(user.Email ?? ""), cancellationToken);
        return [];
    }

    private async Task<bool> ChangeAsync(Guid id, string password, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await users.FindByIdAsync($"{id}") is not { } user) return false;
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded) return false;
        await around.Sessions.EndOthersAsync(id, null, cancellationToken);
        await around.Log.RecordInTurnAsync(new AuditedAction(user.Email ?? "", "password", "forgotten → new, by a mailed link"),
            cancellationToken);
        return true;
    }

    /// <summary>What else it needs.</summary>
    public sealed record Surroundings(PasswordResetLimits Limits, SignInThrottle Throttle, StaffSessions Sessions, AuditLog Log,
        TimeProvider Clock);
}

/// <summary>How often links for a new password are mailed.</summary>
public sealed class PasswordResetLimits(IFailureLimits limits)
{
    private readonly IFailureLimit _accounts = limits.Create("password-reset-account", 5, StaffPasswordReset.Lifetime);
    private readonly IFailureLimit _networks = limits.Create("password-reset-network", 100, StaffPasswordReset.Lifetime);

    public async Task<bool> TryAskAsync(string account, string network, CancellationToken cancellationToken) =>
        await _networks.TryTakeAsync(network, cancellationToken) && await _accounts.TryTakeAsync(account, cancellationToken);
}
