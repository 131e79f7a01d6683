using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Shop.Domain.Staff;
using Shop.Web.Hosting.Security;

namespace Shop.Web.Hosting.Staff;

/// <summary>The current password, and the new one twice, as typed.</summary>
public sealed record PasswordChange(string Current, string Wanted, string Again);

/// <summary>
/// Changes a member of staff's own password: the current one is asked, so that nobody takes an account over at a desk that
/// was left for a moment. All other sessions of the account end.
/// </summary>
public sealed class ChangeStaffPassword(UserManager<StaffUser> users, NewStaffPassword rules, StaffDoor door, StaffSessions sessions,
    PasswordChangeLimit limit)
{
    /// <returns>Why not, one sentence each; empty when the password is changed.</returns>
    public async Task<IReadOnlyList<AdminMessage>> ExecuteAsync(ClaimsPrincipal person, PasswordChange wish,
        CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(person) is not { } user || StaffRights
            .SessionOf(person) is not { } session) return [new("Sign in again.")];
        // What is wrong with the new one costs no try: it tells nothing of the current one.
        if (await rules.CheckAsync(user, wish.Wanted, wish.Again) is { Count: > 0 } problems) return problems;
        var key = user.Id.ToString();
        if (!await limit.TryTakeAsync(key, cancellationToken))
            return [new("The current password was wrong too often. Try again in a quarter of an hour.")];
        var changed = await users.ChangePasswordAsync(user, wish.Current, wish.Wanted);
        if (changed.Succeeded || !changed.Errors.Any(IsMismatch)) await limit.GiveBackAsync(key, cancellationToken);
        if (!changed.Succeeded) return [.. changed.Errors.Select(error => new AdminMessage(NewStaffPassword.Words(error)))];
        // Changing it ended every session, this one too: it goes on with the new stamp.
        await sessions.EndOthersAsync(user.Id, session, cancellationToken);
        await door.StayAsync(user, session);
        return [];
    }

    private static bool IsMismatch(IdentityError error) => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch);
}

/// <summary>How often a session may be wrong about its account's current password: 10 times in 15 minutes.</summary>
public sealed class PasswordChangeLimit(IFailureLimits limits)
{
    private readonly IFailureLimit _accounts = limits.Create("password-change", 10, TimeSpan.FromMinutes(15));

    public Task<bool> TryTakeAsync(string account, CancellationToken cancellationToken) =>
        _accounts.TryTakeAsync(account, cancellationToken);

    public Task GiveBackAsync(string account, CancellationToken cancellationToken) => _accounts.GiveBackAsync(account, cancellationToken);
}
