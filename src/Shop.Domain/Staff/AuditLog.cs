using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Staff;

/// <summary>Adds to the staff's log and reads it.</summary>
public sealed class AuditLog(ShopDbContext db, TimeProvider clock)
{
    private const int Shown = 200;

    /// <summary>Written before the deed is done: what cannot be written down is not done.</summary>
    public Task RecordAsync(AuditedAction deed, CancellationToken cancellationToken) =>
        db.WriteAsync(() => AddAsync(deed, cancellationToken), cancellationToken: cancellationToken);

    /// <summary>The same inside the caller's write transaction: what is rolled back was not done, and is not written down.</summary>
    public async Task RecordInTurnAsync(AuditedAction deed, CancellationToken cancellationToken)
    {
        await AddAsync(deed, cancellationToken);
        // At once: an entry that follows in the same transaction carries this one's fingerprint.
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> NewestAsync(CancellationToken cancellationToken) =>
        await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence).Take(Shown).ToListAsync(cancellationToken);

    private async Task<bool> AddAsync(AuditedAction deed, CancellationToken cancellationToken)
    {
        // Two at once take turns at the counter's row, so that each sees the entry before its own.
        var sequence = await db.NextAsync<AuditEntrySeries>(nameof(AuditEntrySeries.Last), [1], cancellationToken);
        var previous = await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Sequence == sequence - 1)
            .Select(entry => entry.Fingerprint).SingleOrDefaultAsync(cancellationToken) ?? "";
        db.Add(AuditEntry.After(previous, sequence, deed, clock.GetUtcNow()));
        return true;
    }
}
