using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Staff;

/// <summary>What became of a change to somebody's account.</summary>
public enum StaffChange
{
    Done,

    /// <summary>There is no such account, or no longer.</summary>
    Missing,

    /// <summary>Nobody could look after the shop any more.</summary>
    LastOwner,

    /// <summary>Somebody else changed it since it was shown, or the role is there no longer.</summary>
    Stale,
}

/// <summary>
/// Changes to the accounts of staff. Whatever takes an owner away is done in turn, so that two who take the last two away at
/// once do not both succeed. Every change is in the staff's log in the same transaction.
/// </summary>
/// <remarks>Rows are locked in this order: the role of owners, the account, the log's counter.</remarks>
public sealed class StaffTeam(ShopDbContext db, StaffSessions sessions, AuditLog log, TimeProvider clock)
{
    /// <summary>Gives another role. Sessions end: what is open may belong to what the person may do no longer.</summary>
    /// <param name="id">Whose account.</param>
    /// <param name="seen">The role that was shown.</param>
    /// <param name="role">The role that it becomes.</param>
    /// <param name="by">Who changes it, by e-mail.</param>
    public async Task<StaffChange> ChangeRoleAsync(Guid id, string seen, string role, string by, CancellationToken cancellationToken)
    {
        if (!await db.Set<StaffRole>().AnyAsync(each => each.Code == role, cancellationToken)) return StaffChange.Stale;
        try
        {
            return await ChangeAsync(id, takesAnOwner: role != StaffRole.Owner, false, async user =>
            {
                if (user.Role != seen) return StaffChange.Stale;
                user.WorkAs(role);
                await RecordAsync(by, user, "role", seen, role, cancellationToken);
                return StaffChange.Done;
            }, cancellationToken);
        }
        catch (Exception error) when (DatabaseErrors.RefusalOf(error) is not null)
        {
            // The role was deleted since it was looked for.
            db.ChangeTracker.Clear();
            return StaffChange.Stale;
        }
    }

    /// <summary>Closes the account and ends its sessions.</summary>
    /// <param name="id">Whose account.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="evenTheLast">Also when nobody could look after the shop afterwards.</param>
    public Task<StaffChange> CloseAsync(Guid id, string by, bool evenTheLast, CancellationToken cancellationToken) =>
        ChangeAsync(id, takesAnOwner: true, evenTheLast, async user =>
        {
            user.Close();
            await RecordAsync(by, user, "sign-in", "open", "closed", cancellationToken);
            return StaffChange.Done;
        }, cancellationToken);

    /// <summary>Opens the account again, with the password that it had.</summary>
    public Task<StaffChange> OpenAsync(Guid id, string by, CancellationToken cancellationToken) =>
        ChangeAsync(id, takesAnOwner: false, false, async user =>
        {
            user.Open();
            await RecordAsync(by, user, "sign-in", "closed", "open", cancellationToken);
            return StaffChange.Done;
        }, cancellationToken);

    /// <summary>Takes the account away for good; the log keeps its address.</summary>
    public Task<StaffChange> RemoveAsync(Guid id, string by, CancellationToken cancellationToken) =>
        ChangeAsync(id, takesAnOwner: true, false, async user =>
        {
            db.Remove(user);
            await RecordAsync(by, user, "account", user.Role, "removed", cancellationToken);
            return StaffChange.Done;
        }, cancellationToken);

    /// <summary>For somebody who lost the telephone: the password alone signs in, until another second factor is set up.</summary>
    public Task<StaffChange> DropSecondFactorAsync(Guid id, string by, CancellationToken cancellationToken) =>
        ChangeAsync(id, takesAnOwner: false, false, async user =>
        {
            await db.Set<StaffRecoveryCode>().Where(code => code.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
            await RecordAsync(by, user, "second factor", user.TwoFactorEnabled ? "on" : "off", "off", cancellationToken);
            user.DropSecondFactor();
            return StaffChange.Done;
        }, cancellationToken);

    /// <summary>Ends all sessions of the account.</summary>
    public Task<StaffChange> SignOutAsync(Guid id, string by, CancellationToken cancellationToken) =>
        ChangeAsync(id, takesAnOwner: false, false, async user =>
        {
            user.EndSessions();
            await RecordAsync(by, user, "sessions", "open", "ended", cancellationToken);
            return StaffChange.Done;
        }, cancellationToken);

    private Task<StaffChange> ChangeAsync(Guid id, bool takesAnOwner, bool evenTheLast, Func<StaffUser, Task<StaffChange>> change,
        CancellationToken cancellationToken) => db.WriteAsync(async () =>
    {
        await LockOwnersAsync(cancellationToken);
        if (await db.Set<StaffUser>().AsTracking().SingleOrDefaultAsync(user => user.Id == id, cancellationToken) is not { } found)
            return StaffChange.Missing;
        if (takesAnOwner && !evenTheLast && found.Role == StaffRole.Owner && !await AnotherOwnerAsync(id, cancellationToken))
            return StaffChange.LastOwner;
        var result = await change(found);
        if (result == StaffChange.Done) await sessions.EndOthersAsync(id, null, cancellationToken);
        return result;
    }, result => result == StaffChange.Done, cancellationToken);

    private Task<int> LockOwnersAsync(CancellationToken cancellationToken) =>
        db.Set<StaffRole>().Where(role => role.Code == StaffRole.Owner)
        .ExecuteUpdateAsync(set => set.SetProperty(role => role.Name, role => role.Name), cancellationToken);

    private Task<bool> AnotherOwnerAsync(Guid but, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<StaffUser>().AnyAsync(user => user.Role == StaffRole.Owner && user.Id != but && user.PasswordHash != null
            && (user.LockoutEnd == null || user.LockoutEnd <= now), cancellationToken);
    }

    private Task RecordAsync(string by, StaffUser user, string what, string old, string now, CancellationToken cancellationToken) =>
        log.RecordInTurnAsync(new AuditedAction(by, $"staff {what}", $"{user.Email}: {old} → {now}"), cancellationToken);
}
