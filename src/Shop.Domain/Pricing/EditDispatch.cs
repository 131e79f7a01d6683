using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Changes when parcels leave.</summary>
public sealed class EditDispatch(ShopDbContext db)
{
    /// <summary>As staff entered it, else <see cref="Dispatch.Plain"/>.</summary>
    public async Task<Dispatch> FindAsync(CancellationToken cancellationToken) =>
        await db.Set<Dispatch>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? Dispatch.Plain;

    /// <param name="version">That which was shown; 0 when nothing was entered yet.</param>
    /// <param name="handlingDays">Working days until a parcel leaves.</param>
    /// <param name="cutOff">From when on an order counts as of the next day.</param>
    /// <param name="daysOff">On which nothing leaves and nothing arrives.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<SaveResult> SaveAsync(
        int version, int handlingDays, TimeOnly? cutOff, IReadOnlyCollection<DateOnly> daysOff, CancellationToken cancellationToken)
    {
        var result = version == 0
            ? await db.StoreAsync(Dispatch.Plain.Change(handlingDays, cutOff, daysOff), cancellationToken)
            : await db.ChangeAsync(db.Set<Dispatch>(), version, plan => plan.Change(handlingDays, cutOff, daysOff), cancellationToken);
        // Somebody else entered it first in the same moment.
        return result == SaveResult.Duplicate ? SaveResult.Stale : result;
    }
}
