using System.Linq.Expressions;

namespace Shop.Domain.Persistence;

/// <summary>Renews leases while their work goes on.</summary>
/// <param name="apart">Runs something in a context that the work does not use.</param>
public sealed class LeaseKeeper(Func<Func<ShopDbContext, Task<int>>, Task<int>> apart, LeasePace pace, TimeProvider clock)
{
    /// <summary>Renews the owner's rows again and again, until the result is disposed.</summary>
    /// <param name="isOpen">Rows that are not done yet: no others are looked through.</param>
    /// <param name="stop">Stops the work too.</param>
    public HeldLease Hold<T>(Expression<Func<T, bool>> isOpen, Guid owner, CancellationToken stop) where T : class, ILeased =>
        new(cancellationToken => RenewAsync(isOpen, owner, cancellationToken), pace, clock, stop);

    /// <summary>Renews the owner's row now: to be called right before what cannot be taken back.</summary>
    /// <exception cref="LeaseLostException">It is no longer the owner's.</exception>
    public async Task ConfirmAsync<T>(Expression<Func<T, bool>> which, Guid owner, CancellationToken cancellationToken) where T
        : class, ILeased
    {
        if (await RenewAsync(which, owner, cancellationToken) == 0) throw new LeaseLostException();
    }

    // Nobody misses a renewal after a power cut.
    private Task<int> RenewAsync<T>(Expression<Func<T, bool>> which, Guid owner, CancellationToken cancellationToken) where T
        : class, ILeased =>
        apart(db => db.WriteWithoutFlushAsync(() => db.Set<T>().Where(which)
            .RenewAsync(owner, cancellationToken), cancellationToken: cancellationToken));
}
