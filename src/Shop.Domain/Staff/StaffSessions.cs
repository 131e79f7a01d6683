using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>The sessions of staff: a cookie holds for as long as its row does.</summary>
public sealed class StaffSessions(ShopDbContext db, TimeProvider clock)
{
    /// <summary>How long a session lives after somebody was last seen in it.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(8);

    private const int Shown = 10;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>Begins a session, and forgets those of the account that are long over.</summary>
    public async Task<Guid> BeginAsync(Guid user, SignInDevice device, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var begun = StaffSession.Begin(user, device, now);
        var old = now - Kept;
        await db.WriteAsync(async () =>
        {
            await db.Set<StaffSession>().Where(session => session.UserId == user && session.SeenAt < old)
                .ExecuteDeleteAsync(cancellationToken);
            db.Add(begun);
            return true;
        }, cancellationToken: cancellationToken);
        return begun.Id;
    }

    /// <summary>Whether the session holds and its account is open. Somebody is seen in it then.</summary>
    public async Task<bool> HoldsAsync(Guid user, Guid session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await (from row in db.Set<StaffSession>().AsNoTracking()
                           join owner in db.Set<StaffUser>() on row.UserId equals owner.Id
                           where row.Id == session && row.UserId == user && row.EndedAt == null
                           select new { row.SeenAt, owner.LockoutEnd }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.LockoutEnd > now || found.SeenAt < now - Length) return false;
        if (found.SeenAt < now - SeenEvery) await SeeAsync(session, now, cancellationToken);
        return true;
    }

    /// <summary>Those that hold, the newest first.</summary>
    public async Task<IReadOnlyList<StaffSession>> OpenAsync(Guid user, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Length;
        return await Of(user).Where(session => session.EndedAt == null && session.SeenAt >= oldest)
            .OrderByDescending(session => session.SeenAt).ToListAsync(cancellationToken);
    }

    /// <summary>The last sign-ins, the newest first.</summary>
    public async Task<IReadOnlyList<StaffSession>> LastAsync(Guid user, CancellationToken cancellationToken) =>
        await Of(user).OrderByDescending(session => session.SignedInAt).Take(Shown).ToListAsync(cancellationToken);

    /// <summary>Ends one session of the account; false when it has no such session that holds.</summary>
    public Task<bool> EndAsync(Guid user, Guid session, CancellationToken cancellationToken) => db.WriteAsync(
        async () => await EndAsync(db.Set<StaffSession>().Where(row => row.UserId == user && row.Id == session), cancellationToken) > 0,
        cancellationToken: cancellationToken);

    /// <summary>Ends all sessions of the account but this one, inside the caller's transaction or one of its own.</summary>
    public Task<int> EndOthersAsync(Guid user, Guid? but, CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null
            ? db.WriteAsync(() => EndAsync(Others(user, but), cancellationToken), cancellationToken: cancellationToken)
            : EndAsync(Others(user, but), cancellationToken);

    private IQueryable<StaffSession> Of(Guid user) => db.Set<StaffSession>().AsNoTracking().Where(session => session.UserId == user);

    private IQueryable<StaffSession> Others(Guid user, Guid? but) =>
        db.Set<StaffSession>().Where(session => session.UserId == user && session.Id != but);

    private Task<int> EndAsync(IQueryable<StaffSession> which, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return which.Where(session => session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, (DateTimeOffset?)now), cancellationToken);
    }

    private Task<int> SeeAsync(Guid session, DateTimeOffset now, CancellationToken cancellationToken) => db.WriteAsync(
        () => db.Set<StaffSession>().Where(row => row.Id == session && row.EndedAt == null && row.SeenAt < now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellationToken), cancellationToken: cancellationToken);
}
