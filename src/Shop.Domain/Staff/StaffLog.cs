using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Customers;

/// <summary>Adds to the staff's log and reads it.</summary>
public sealed class StaffLog(ShopDbContext db, TimeProvider clock)
{
    private const int Shown = 200;

    /// <summary>Written before the deed is done: what cannot be written down is not done.</summary>
    public Task RecordAsync(StaffDeed deed, CancellationToken cancellationToken) =>
        db.WriteAsync(() => AddAsync(deed, cancellationToken), cancellationToken: cancellationToken);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<StaffAction>> NewestAsync(CancellationToken cancellationToken) =>
        await db.Set<StaffAction>().AsNoTracking().OrderByDescending(entry => entry.Sequence).Take(Shown).ToListAsync(cancellationToken);

    private async Task<bool> AddAsync(StaffDeed deed, CancellationToken cancellationToken)
    {
        // Two at once take turns at the counter's row, so that each sees the entry before its own.
        var sequence = await db.NextAsync<StaffActionSeries>(nameof(StaffActionSeries.Last), [1], cancellationToken);
        var previous = await db.Set<StaffAction>().AsNoTracking().Where(entry => entry.Sequence == sequence - 1)
            .Select(entry => entry.Fingerprint).SingleOrDefaultAsync(cancellationToken) ?? "";
        db.Add(StaffAction.After(previous, sequence, deed, clock.GetUtcNow()));
        return true;
    }
}
