using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Domain.Staff;

/// <summary>R91: the staff's log is one unbroken chain, and its last entry is the one that the counter knows.</summary>
internal sealed class AuditLogRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "R91";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var (count, previous) = (0, "");
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            count++;
            if (entry.Sequence != count || entry.Fingerprint != entry.FingerprintAfter(previous))
                breaches.Add($"the staff's log is broken at entry {entry.Sequence}");
            (count, previous) = ((int)entry.Sequence, entry.Fingerprint);
        }

        var last = await db.Set<AuditEntrySeries>().Select(series => (long?)series.Last).SingleOrDefaultAsync(cancellationToken) ?? 0;
        if (last != count) breaches.Add($"the staff's log ends at {count}, and {last} entries were written");
        return new Invariant(Id, "the staff's log is one unbroken chain", count, breaches.Found);
    }
}
