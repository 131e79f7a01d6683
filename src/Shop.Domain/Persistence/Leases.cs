using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Shop.Domain.Persistence;

/// <summary>Takes, renews and gives back leases by guarded updates: of two that want a row one gets it (R44).</summary>
public static class Leases
{
    /// <summary>Takes those of the rows that are free.</summary>
    /// <param name="also">What changes with it.</param>
    /// <returns>How many were taken.</returns>
    public static Task<int> TakeAsync<T>(
        this IQueryable<T> rows, Guid owner, CancellationToken cancellationToken, Action<UpdateSettersBuilder<T>>? also = null) where T
            : class, ILeased =>
        SetAsync(rows.Where(row => row.LeasedBy == null), owner, cancellationToken, also);

    /// <summary>Goes on holding those of the rows that are the owner's.</summary>
    /// <returns>How many still are.</returns>
    public static Task<int> RenewAsync<T>(this IQueryable<T> rows, Guid owner, CancellationToken cancellationToken) where T
        : class, ILeased =>
        SetAsync(rows.Where(row => row.LeasedBy == owner), owner, cancellationToken);

    /// <summary>Gives back those of the rows that are the owner's: another may take them at once.</summary>
    public static Task<int> ReleaseAsync<T>(this IQueryable<T> rows, Guid owner, CancellationToken cancellationToken) where T
        : class, ILeased =>
        SetAsync(rows.Where(row => row.LeasedBy == owner), null, cancellationToken);

    internal static Task<int> FreeAsync<T>(this IQueryable<T> rows, LeaseStamp stamp, CancellationToken cancellationToken) where T
        : class, ILeased =>
        SetAsync(rows.Where(row => row.LeasedBy == stamp.Owner && row.LeaseBeat == stamp.Beat), null, cancellationToken);

    internal static Task<int> FreeAllAsync<T>(this IQueryable<T> rows, CancellationToken cancellationToken) where T : class, ILeased =>
        SetAsync(rows.Where(row => row.LeasedBy != null), null, cancellationToken);

    private static Task<int> SetAsync<T>(
        IQueryable<T> rows, Guid? owner, CancellationToken cancellationToken, Action<UpdateSettersBuilder<T>>? also = null) where T
            : class, ILeased =>
        rows.ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(row => EF.Property<Guid?>(row, nameof(ILeased.LeasedBy)), owner)
                    .SetProperty(row => EF.Property<long>(row, nameof(ILeased.LeaseBeat)),
                        row => EF.Property<long>(row, nameof(ILeased.LeaseBeat)) + 1);
                also?.Invoke(set);
            },
            cancellationToken);
}

/// <summary>A lease at one moment: the same again means that it was not renewed meanwhile.</summary>
internal sealed record LeaseStamp(Guid Owner, long Beat);
