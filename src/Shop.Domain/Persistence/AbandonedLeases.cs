using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Shop.Domain.Persistence;

/// <summary>
/// Frees what somebody had who died: leases that look alike at several looks, one <see cref="LeasePace.Renewal"/> after the other. Looks
/// are counted and no clock is read, so that one that is set frees nothing too early and keeps nothing for ever.
/// </summary>
public sealed class AbandonedLeases(IEnumerable<LeaseTable> tables)
{
    /// <summary>So many looks at the same lease free it: half a minute at the default pace.</summary>
    public const int Looks = 7;

    private Dictionary<(LeaseTable Table, LeaseStamp Stamp), int> _seen = [];

    /// <summary>
    /// Frees at once what the shop alone works on. To be called by a shop that starts and has the database for itself: whoever held it is
    /// dead.
    /// </summary>
    public async Task FreeAllOfTheShopAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Where(table => !table.IsForCommandsToo)) await table.FreeAllAsync(db, cancellationToken);
    }

    /// <summary>Looks once at every lease. One call at a time.</summary>
    /// <returns>How many rows were freed.</returns>
    public async Task<int> LookAsync(ShopDbContext db, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<(LeaseTable, LeaseStamp), int>();
        var freed = 0;
        foreach (var table in tables)
        {
            foreach (var stamp in await table.ReadAsync(db, cancellationToken))
            {
                var looks = _seen.GetValueOrDefault((table, stamp)) + 1;
                if (looks >= Looks) freed += await table.FreeAsync(db, stamp, cancellationToken);
                else seen[(table, stamp)] = looks;
            }
        }

        _seen = seen;
        return freed;
    }
}

/// <summary>A table whose rows are leased.</summary>
public abstract class LeaseTable
{
    /// <param name="isOpen">Leaves out rows that are done, so that few are looked at.</param>
    /// <param name="isForCommandsToo">Whether commands, which run beside a shop, take such work as well.</param>
    public static LeaseTable Of<T>(Expression<Func<T, bool>> isOpen, bool isForCommandsToo = false) where T : class, ILeased =>
        new Typed<T>(isOpen) { IsForCommandsToo = isForCommandsToo };

    internal bool IsForCommandsToo { get; private init; }

    internal abstract Task FreeAllAsync(ShopDbContext db, CancellationToken cancellationToken);

    internal abstract Task<List<LeaseStamp>> ReadAsync(ShopDbContext db, CancellationToken cancellationToken);

    internal abstract Task<int> FreeAsync(ShopDbContext db, LeaseStamp stamp, CancellationToken cancellationToken);

    private sealed class Typed<T>(Expression<Func<T, bool>> isOpen) : LeaseTable where T : class, ILeased
    {
        internal override async Task<List<LeaseStamp>> ReadAsync(ShopDbContext db, CancellationToken cancellationToken) =>
            (await db.Set<T>().Where(isOpen).Where(row => row.LeasedBy != null).Select(row => new { row.LeasedBy, row.LeaseBeat })
                .Distinct()
                .ToListAsync(cancellationToken)).ConvertAll(row => new LeaseStamp(row.LeasedBy!.Value, row.LeaseBeat));

        internal override Task FreeAllAsync(ShopDbContext db, CancellationToken cancellationToken) =>
            db.WriteAsync(() => db.Set<T>().Where(isOpen).FreeAllAsync(cancellationToken), cancellationToken: cancellationToken);

        internal override Task<int> FreeAsync(ShopDbContext db, LeaseStamp stamp, CancellationToken cancellationToken) =>
            db.WriteAsync(() => db.Set<T>().FreeAsync(stamp, cancellationToken), cancellationToken: cancellationToken);
    }
}
