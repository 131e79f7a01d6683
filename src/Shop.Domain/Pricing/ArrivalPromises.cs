using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>Says on which days a parcel arrives that is ordered now: the same on pages, in carts and in orders.</summary>
public sealed class ArrivalPromises(ShopDbContext db, DispatchCache cache, ShopZone zone, TimeProvider clock)
{
    /// <summary>What is promised now, by the plan of when parcels leave.</summary>
    public async Task<PromisesNow> ReadAsync(CancellationToken cancellationToken) =>
        new(await PlanAsync(cancellationToken), zone, clock.GetUtcNow());

    private async Task<Dispatch> PlanAsync(CancellationToken cancellationToken)
    {
        if (cache.Find(Dispatch.TheOnlyId) is { } known) return known;
        var stamp = cache.Stamp;
        var read = await db.Set<Dispatch>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? Dispatch.Plain;
        cache.Keep(Dispatch.TheOnlyId, read, stamp);
        return read;
    }
}

/// <summary>What is promised at one moment.</summary>
public sealed class PromisesNow(Dispatch plan, ShopZone zone, DateTimeOffset now)
{
    /// <summary>From then on the same order may be promised for a later day.</summary>
    public DateTimeOffset Until => zone.InstantOf(plan.PromisesUntil(zone.LocalTime(now)));

    /// <summary>Null when the merchant says nothing of the days that it takes.</summary>
    public ArrivalDays? Of(int minDays, int maxDays) => plan.Promise(zone.LocalTime(now), minDays, maxDays);

    /// <summary>The same way of sending with the days on which it arrives.</summary>
    public QuotedShipping On(QuotedShipping way) => way with { Arrives = Of(way.MinDays, way.MaxDays) };
}
