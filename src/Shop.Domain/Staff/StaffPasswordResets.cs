using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>Links by mail that give a forgotten password a successor.</summary>
public sealed class StaffPasswordResets(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Makes a token for the mail that is about to be written; the account's former link no longer holds.</summary>
    public async Task<string> NewTokenAsync(Guid user, CancellationToken cancellationToken)
    {
        var token = SecretToken.New();
        await db.WriteAsync(async () =>
        {
            await db.Set<StaffPasswordReset>().Where(row => row.UserId == user).ExecuteDeleteAsync(cancellationToken);
            db.Add(StaffPasswordReset.For(user, SecretToken.HashOf(token), clock.GetUtcNow()));
            return true;
        }, cancellationToken: cancellationToken);
        return token;
    }

    /// <summary>Whose link it is, while it holds. Looking at it does not use it up: mail scanners open links too.</summary>
    public async Task<Guid?> UserOfAsync(string token, CancellationToken cancellationToken) =>
        await Holding(token).Select(row => (Guid?)row.UserId).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Uses the link up, inside the caller's transaction: of two who do at once, one gets true.</summary>
    public async Task<bool> TakeAsync(string token, CancellationToken cancellationToken) =>
        await Holding(token).ExecuteDeleteAsync(cancellationToken) == 1;

    private IQueryable<StaffPasswordReset> Holding(string token)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        return db.Set<StaffPasswordReset>().Where(row => row.TokenHash == hash && row.ExpiresAt > now);
    }
}
