using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Staff;

namespace Shop.Domain.Tests.Staff;

/// <summary>The staff of a shop on a real database.</summary>
internal sealed class StaffDesk(ITestDatabase database) : IDisposable
{
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Somebody who may sign in, with that role.</summary>
    public async Task<Guid> HireAsync(string name, string role = StaffRole.Owner)
    {
        await using var db = database.NewContext();
        var user = StaffUser.WithEmail($"{name}@example.com", role);
        (user.NormalizedEmail, user.NormalizedUserName) = (user.Email!.ToUpperInvariant(), user.Email.ToUpperInvariant());
        (user.PasswordHash, user.SecurityStamp) = ("a hash", "a stamp");
        db.Add(user);
        await db.SaveChangesAsync();
        return user.Id;
    }

    public async Task<T> WithTeamAsync<T>(Func<StaffTeam, Task<T>> work)
    {
        await using var db = database.NewContext();
        return await work(new StaffTeam(db, new StaffSessions(db, Clock), new AuditLog(db, Clock), Clock));
    }

    public async Task<T> WithRolesAsync<T>(Func<EditRole, Task<T>> work)
    {
        await using var db = database.NewContext();
        return await work(new EditRole(db, new AuditLog(db, Clock)));
    }

    public async Task<T> WithInvitationsAsync<T>(Func<StaffInvitations, Task<T>> work)
    {
        await using var db = database.NewContext();
        return await work(new StaffInvitations(db, new AuditLog(db, Clock), Clock));
    }

    public async Task<T> WithFactorsAsync<T>(Func<SecondFactors, Task<T>> work)
    {
        await using var db = database.NewContext();
        return await work(new SecondFactors(db, new StaffSessions(db, Clock), new AuditLog(db, Clock), Clock));
    }

    public async Task<StaffUser?> FindAsync(Guid id)
    {
        await using var db = database.NewContext();
        return await db.Set<StaffUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == id);
    }

    /// <summary>What stands in the log, the newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> LoggedAsync()
    {
        await using var db = database.NewContext();
        return await new AuditLog(db, Clock).NewestAsync(default);
    }

    public async Task<int> OwnersAsync()
    {
        await using var db = database.NewContext();
        return await db.Set<StaffUser>().CountAsync(user => user.Role == StaffRole.Owner && user.LockoutEnd == null);
    }

    /// <summary>All of it at once, each on a thread of its own.</summary>
    public static Task<T[]> AtOnceAsync<T>(IEnumerable<Func<Task<T>>> works) => Task.WhenAll(works.Select(work => Task.Run(work)));

    public void Dispose() => database.Dispose();
}
