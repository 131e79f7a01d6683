using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Staff;

/// <summary>Invites people to work here, again if need be, and takes invitations back.</summary>
public sealed class StaffInvitations(ShopDbContext db, AuditLog log, TimeProvider clock)
{
    public async Task<IReadOnlyList<StaffInvitation>> AllAsync(CancellationToken cancellationToken) =>
        await db.Set<StaffInvitation>().AsNoTracking().OrderBy(invitation => invitation.EmailKey).ToListAsync(cancellationToken);

    /// <returns>Saved; Duplicate when the address is invited already; InUse when it is staff's, or the role is gone.</returns>
    public Task<SaveResult> InviteAsync(NewInvitation wish, CancellationToken cancellationToken) => db.TryAsync(async () =>
    {
        var key = PlainText.EmailKey(wish.Email).ToUpperInvariant();
        if (await db.Set<StaffUser>().AnyAsync(user => user.NormalizedEmail == key, cancellationToken)) return SaveResult.InUse;
        var made = StaffInvitation.Create(wish, clock.GetUtcNow());
        db.Add(made);
        await PublishAsync(made, cancellationToken);
        await RecordAsync(wish.By, made, "nothing", $"invited as {made.Role}", cancellationToken);
        return SaveResult.Saved;
    }, cancellationToken);

    /// <summary>Sends the mail again, with a link that holds for another week. The former link no longer does.</summary>
    public Task<SaveResult> SendAgainAsync(Guid id, string by, CancellationToken cancellationToken) =>
        OnFoundAsync(id, async found =>
        {
            found.Renew(clock.GetUtcNow());
            await PublishAsync(found, cancellationToken);
            await RecordAsync(by, found, "invited", "invited again", cancellationToken);
        }, cancellationToken);

    /// <summary>The link no longer holds.</summary>
    public Task<SaveResult> WithdrawAsync(Guid id, string by, CancellationToken cancellationToken) =>
        OnFoundAsync(id, async found =>
        {
            db.Remove(found);
            await RecordAsync(by, found, $"invited as {found.Role}", "withdrawn", cancellationToken);
        }, cancellationToken);

    /// <summary>The invitation of a link; null when it was used, withdrawn, sent again since, or never there.</summary>
    public Task<StaffInvitation?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(token);
        return db.Set<StaffInvitation>().AsNoTracking().SingleOrDefaultAsync(found => found.TokenHash == hash, cancellationToken);
    }

    /// <summary>Makes a token for the mail that is about to be written. Null when the invitation is gone.</summary>
    public async Task<string?> NewTokenAsync(Guid id, CancellationToken cancellationToken)
    {
        var (token, now) = (SecretToken.New(), clock.GetUtcNow());
        var hash = SecretToken.HashOf(token);
        var changed = await db.WriteAsync(() => db.Set<StaffInvitation>().Where(found => found.Id == id && found.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(found => found.TokenHash, hash), cancellationToken),
                cancellationToken: cancellationToken);
        return changed == 1 ? token : null;
    }

    /// <summary>Takes the invitation of a link, inside the caller's transaction: of two who do at once, one gets true.</summary>
    public async Task<bool> TakeAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (SecretToken.HashOf(token), clock.GetUtcNow());
        return await db.Set<StaffInvitation>().Where(found => found.TokenHash == hash && found.ExpiresAt > now)
            .ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private Task<SaveResult> OnFoundAsync(Guid id, Func<StaffInvitation, Task> act, CancellationToken cancellationToken) =>
        db.TryAsync(async () =>
        {
            var found = await db.Set<StaffInvitation>().AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
            if (found is null) return SaveResult.Missing;
            await act(found);
            return SaveResult.Saved;
        }, cancellationToken);

    private async Task PublishAsync(StaffInvitation invitation, CancellationToken cancellationToken)
    {
        db.Publish(new StaffInvited(Guid.CreateVersion7(), invitation.Id), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task RecordAsync(string by, StaffInvitation invitation, string old, string now, CancellationToken cancellationToken) =>
        log.RecordInTurnAsync(new AuditedAction(by, "staff invitation", $"{invitation.Email}: {old} → {now}"), cancellationToken);
}
