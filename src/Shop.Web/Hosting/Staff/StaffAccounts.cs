using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Staff;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Web.Hosting.Staff;

/// <summary>A member of staff, as the hoster's list shows it.</summary>
/// <param name="LockedUntil">Null when the account is open.</param>
public sealed record StaffEntry(string Email, DateTimeOffset? LockedUntil, IReadOnlyList<string> Roles);

/// <summary>Makes staff accounts and looks after them; shoppers cannot, and there is no default password (R76).</summary>
public sealed class StaffAccounts(ShopDbContext db, UserManager<StaffUser> users, RoleManager<StaffRole> roles, SignInThrottle throttle,
    TimeProvider clock)
{
    // What InstantConverter can store, and a date that anybody reads as "for good".
    private static readonly DateTimeOffset Forever = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => users.Users.AnyAsync(cancellationToken);

    /// <summary>160 random bits: nobody chose it, so nobody can guess it.</summary>
    public static string NewPassword() => SecretToken.New();

    /// <summary>Makes an admin, whole or not at all. Returns null, or why it was refused in one plain sentence.</summary>
    public async Task<string?> CreateAdminAsync(string email, string password)
    {
        if (EmailAddress.TryRead(email, out var address) != EmailFault.None)
            return $"'{PlainText.Clean(email)}' is not a valid e-mail address that mail can be sent to.";
        try
        {
            await EnsureRoleAsync();
            return await db.WriteAsync(() => CreateAsync(address, password), refusal => refusal is null);
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
            return $"'{address}' was made at the same moment by somebody else.";
        }
    }

    /// <summary>All members of staff, by address.</summary>
    public async Task<IReadOnlyList<StaffEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await users.Users.AsNoTracking().OrderBy(user => user.NormalizedEmail).Select(user => new
        {
            user.Email, user.LockoutEnd,
            Roles = (from link in db.Set<IdentityUserRole<Guid>>()
                     join role in db.Set<StaffRole>() on link.RoleId equals role.Id
                     where link.UserId == user.Id
                     orderby role.Name
                     select role.Name).ToList(),
        }).ToListAsync(cancellationToken);
        return [.. found.Select(user =>
            new StaffEntry(user.Email ?? "", user.LockoutEnd > now ? user.LockoutEnd : null, [.. user.Roles.OfType<string>()]))];
    }

    /// <summary>Whether there is such an account.</summary>
    public async Task<bool> ExistsAsync(string email) => await users.FindByEmailAsync(PlainText.EmailKey(email)) is not null;

    /// <summary>Gives a new password, opens the account, ends its sessions and forgets what strangers tried. Null, or why not.</summary>
    public async Task<string?> ResetAsync(string email, string password, CancellationToken cancellationToken)
    {
        var refusal = await ChangeAsync(email, user =>
        {
            user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
            return Task.FromResult<string?>(null);
        }, cancellationToken);
        if (refusal is null) await throttle.ClearAsync(PlainText.EmailKey(email), cancellationToken);
        return refusal;
    }

    /// <summary>Closes the account and ends its sessions. Null, or why not.</summary>
    /// <param name="evenTheLast">Also when nobody could enter the back office afterwards.</param>
    public Task<string?> DisableAsync(string email, bool evenTheLast, CancellationToken cancellationToken) =>
        ChangeAsync(email, async user =>
    {
        if (!evenTheLast && !await AnotherAdminAsync(user.Id, cancellationToken))
            return "This is the last admin who can sign in: nobody could enter the back office any more. Make another one first, or say "
                + "--force.";
        (user.LockoutEnabled, user.LockoutEnd) = (true, Forever);
        return null;
    }, cancellationToken);

    /// <summary>Opens the account again, with the password that it had. Null, or why not.</summary>
    public Task<string?> EnableAsync(string email, CancellationToken cancellationToken) => ChangeAsync(email, user =>
    {
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return Task.FromResult<string?>(null);
    }, cancellationToken);

    private async Task<string?> ChangeAsync(string email, Func<StaffUser, Task<string?>> change, CancellationToken cancellationToken) =>
        await db.WriteAsync(
        async () =>
        {
            await LockRolesAsync(cancellationToken);
            if (await users.FindByEmailAsync(PlainText.EmailKey(email)) is not { } user)
                return $"There is no member of staff with the address '{PlainText.Clean(email)}'.";
            if (await change(user) is { } refusal) return refusal;
            // Ends every session (R72), and saves.
            var saved = await users.UpdateSecurityStampAsync(user);
            return saved.Succeeded ? null : string.Join(" ", saved.Errors.Select(error => error.Description));
        },
        refusal => refusal is null, cancellationToken);

    // Two who close the last two accounts at once take turns here: one of them finds the other's already closed.
    private Task<int> LockRolesAsync(CancellationToken cancellationToken) =>
        db.Set<StaffRole>().ExecuteUpdateAsync(set => set.SetProperty(role => role.Name, role => role.Name), cancellationToken);

    private Task<bool> AnotherAdminAsync(Guid but, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return (from user in db.Set<StaffUser>()
                join link in db.Set<IdentityUserRole<Guid>>() on user.Id equals link.UserId
                join role in db.Set<StaffRole>() on link.RoleId equals role.Id
                where role.Name == StaffRole.Admin && user.Id != but && user.PasswordHash != null
                    && (user.LockoutEnd == null || user.LockoutEnd <= now)
                select user.Id).AnyAsync(cancellationToken);
    }

    private async Task<string?> CreateAsync(string address, string password)
    {
        var user = StaffUser.WithEmail(address);
        var made = await users.CreateAsync(user, password);
        if (made.Succeeded) made = await users.AddToRoleAsync(user, StaffRole.Admin);
        return made.Succeeded ? null : string.Join(" ", made.Errors.Select(error => error.Description));
    }

    // A shop at its first start and a command may both find it missing: the second to make it finds it there.
    private async Task EnsureRoleAsync()
    {
        if (await roles.RoleExistsAsync(StaffRole.Admin)) return;
        try
        {
            await roles.CreateAsync(StaffRole.Named(StaffRole.Admin));
        }
        catch (DbUpdateException error) when (DatabaseErrors.IsDuplicate(error))
        {
            db.ChangeTracker.Clear();
        }
    }
}
