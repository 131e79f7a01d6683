using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Staff;

/// <summary>A member of staff, as lists show it.</summary>
/// <param name="LockedUntil">Null when the account is open.</param>
/// <param name="LastSignIn">Null when nobody has signed in with it for long.</param>
public sealed record StaffMember(
    Guid Id, string Email, StaffRole Role, bool HasSecondFactor, DateTimeOffset? LockedUntil, DateTimeOffset? LastSignIn);

/// <summary>Who works here.</summary>
public sealed class StaffMembers(ShopDbContext db, TimeProvider clock)
{
    /// <summary>All, by address.</summary>
    public async Task<IReadOnlyList<StaffMember>> AllAsync(CancellationToken cancellationToken) =>
        await ReadAsync(db.Set<StaffUser>().OrderBy(user => user.NormalizedEmail), cancellationToken);

    public async Task<StaffMember?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Set<StaffUser>().Where(user => user.Id == id), cancellationToken)).SingleOrDefault();

    /// <summary>The id of the account with that address; null when there is none.</summary>
    public async Task<Guid?> IdOfAsync(string email, CancellationToken cancellationToken)
    {
        var key = Shared.PlainText.EmailKey(email).ToUpperInvariant();
        return await db.Set<StaffUser>().Where(user => user.NormalizedEmail == key).Select(user => (Guid?)user.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<List<StaffMember>> ReadAsync(IQueryable<StaffUser> which, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await (from user in which
                           join role in db.Set<StaffRole>() on user.Role equals role.Code
                           select new
                           {
                               user.Id, user.Email, Role = role, user.TwoFactorEnabled, user.LockoutEnd,
                               Last = db.Set<StaffSession>().Where(session => session.UserId == user.Id)
                                   .Max(session => (DateTimeOffset?)session.SignedInAt),
                           }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. found.Select(user => new StaffMember(user.Id, user.Email ?? "", user.Role, user.TwoFactorEnabled,
            user.LockoutEnd > now ? user.LockoutEnd : null, user.Last))];
    }
}
