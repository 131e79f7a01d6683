using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Staff;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Staff;

/// <summary>Makes staff accounts, and what the hoster's commands do with them; there is no default password (R76).</summary>
public sealed class StaffAccounts(ShopDbContext db, UserManager<StaffUser> users, StaffTeam team, StaffMembers members,
    SignInThrottle throttle)
{
    private const string CommandLine = "command line";

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => users.Users.AnyAsync(cancellationToken);

    /// <summary>160 random bits: nobody chose it, so nobody can guess it.</summary>
    public static string NewPassword() => SecretToken.New();

    /// <summary>Makes an owner, whole or not at all. Returns null, or why it was refused in one plain sentence.</summary>
    public Task<string?> CreateAdminAsync(string email, string password) => CreateAsync(email, password, StaffRole.Owner);

    /// <summary>The same with another role.</summary>
    /// <param name="role">The code of a role that there is.</param>
    public async Task<string?> CreateAsync(string email, string password, string role)
    {
        if (EmailAddress.TryRead(email, out var address) != EmailFault.None)
            return $"'{PlainText.Clean(email)}' is not a valid e-mail address that mail can be sent to.";
        try
        {
            return await db.WriteAsync(async () => Words(await users.CreateAsync(StaffUser.WithEmail(address, role), password)),
                refusal => refusal is null);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
            return $"'{address}' was made at the same moment by somebody else.";
        }
    }

    /// <summary>All members of staff, by address.</summary>
    public Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken) => members.AllAsync(cancellationToken);

    /// <summary>Whether there is such an account.</summary>
    public async Task<bool> ExistsAsync(string email) => await users.FindByEmailAsync(PlainText.EmailKey(email)) is not null;

    /// <summary>Gives a new password, opens the account, ends its sessions and forgets what strangers tried. Null, or why not.</summary>
    /// <param name="email">Whose.</param>
    /// <param name="password">The new one.</param>
    /// <param name="secondFactorToo">Takes the second factor away as well: the password alone signs in.</param>
    public async Task<string?> ResetAsync(string email, string password, bool secondFactorToo, CancellationToken cancellationToken)
    {
        if (await members.IdOfAsync(email, cancellationToken) is not { } id) return Nobody(email);
        var refusal = await db.WriteAsync(async () => await users.FindByIdAsync($"{id}") is { } user
            ? await GiveAsync(user, password)
            : Nobody(email), refusal => refusal is null, cancellationToken);
        if (refusal is not null) return refusal;
        if (await team.SignOutAsync(id, CommandLine, cancellationToken) != StaffChange.Done) return Nobody(email);
        if (secondFactorToo) await team.DropSecondFactorAsync(id, CommandLine, cancellationToken);
        await throttle.ClearAsync(PlainText.EmailKey(email), cancellationToken);
        return null;
    }

    /// <summary>Closes the account and ends its sessions. Null, or why not.</summary>
    /// <param name="email">Whose.</param>
    /// <param name="evenTheLast">Also when nobody could look after the shop afterwards.</param>
    public async Task<string?> DisableAsync(string email, bool evenTheLast, CancellationToken cancellationToken) =>
        await members.IdOfAsync(email, cancellationToken) is { } id
            ? Words(await team.CloseAsync(id, CommandLine, evenTheLast, cancellationToken), email)
            : Nobody(email);

    /// <summary>Opens the account again, with the password that it had. Null, or why not.</summary>
    public async Task<string?> EnableAsync(string email, CancellationToken cancellationToken) =>
        await members.IdOfAsync(email, cancellationToken) is { } id
            ? Words(await team.OpenAsync(id, CommandLine, cancellationToken), email)
            : Nobody(email);

    private async Task<string?> GiveAsync(StaffUser user, string password)
    {
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return Words(await users.UpdateSecurityStampAsync(user));
    }

    private static string? Words(IdentityResult result) =>
        result.Succeeded ? null : string.Join(" ", result.Errors.Select(error => error.Description));

    private static string? Words(StaffChange change, string email) => change switch
    {
        StaffChange.Done => null,
        StaffChange.LastOwner => "This is the last owner who can sign in: nobody could look after the shop any more. Make another one "
            + "first, or say --force.",
        _ => Nobody(email),
    };

    private static string Nobody(string email) => $"There is no member of staff with the address '{PlainText.Clean(email)}'.";
}
