using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>Makes and takes the links by which a shop without an owner gets its first owner.</summary>
public sealed class SetupLinks(ShopDbContext db, TimeProvider clock)
{
    // Long enough for the page to say that it has expired, and not that it never was.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>The token of a new link; null when the shop has an owner.</summary>
    public async Task<string?> NewAsync(CancellationToken cancellationToken)
    {
        var (token, now) = (SecretToken.New(), clock.GetUtcNow());
        var forgotten = now - Remembered;
        var isMade = await db.WriteAsync(async () =>
        {
            if (await HasOwnerAsync(cancellationToken)) return false;
            await db.Set<SetupLink>().Where(link => link.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
            db.Add(SetupLink.Of(SecretToken.HashOf(token), now));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, done => done, cancellationToken);
        return isMade ? token : null;
    }

    /// <summary>Opening a link changes nothing.</summary>
    public async Task<SetupLinkState> StateAsync(string token, CancellationToken cancellationToken)
    {
        if (await HasOwnerAsync(cancellationToken)) return SetupLinkState.HasOwner;
        var hash = SecretToken.HashOf(token);
        var found = await db.Set<SetupLink>().AsNoTracking().SingleOrDefaultAsync(link => link.TokenHash == hash, cancellationToken);
        if (found is null) return SetupLinkState.Unknown;
        return found.ExpiresAt > clock.GetUtcNow() ? SetupLinkState.Holds : SetupLinkState.Expired;
    }

    /// <summary>
    /// Takes the link inside the caller's transaction: of two who make an owner at once, with one link or with two, one gets true.
    /// </summary>
    public async Task<bool> TakeAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        // Whoever makes an owner waits here for those who do so at the same moment, and sees theirs.
        await db.Set<StaffRole>().Where(role => role.Code == StaffRole.Owner)
            .ExecuteUpdateAsync(set => set.SetProperty(role => role.Name, role => role.Name), cancellationToken);
        return !await HasOwnerAsync(cancellationToken)
            && await db.Set<SetupLink>().Where(link => link.TokenHash == hash && link.ExpiresAt > now)
                .ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private Task<bool> HasOwnerAsync(CancellationToken cancellationToken) =>
        db.Set<StaffUser>().AnyAsync(user => user.Role == StaffRole.Owner, cancellationToken);
}
