using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>
/// The orders of whoever has proven to own an address, those from before the account included. The owner is part of each query:
/// somebody else's order is one that does not exist.
/// </summary>
public sealed class CustomerOrders(ShopDbContext db)
{
    /// <summary>How many are on one page.</summary>
    public const int PageSize = 20;

    /// <summary>The newest first.</summary>
    /// <param name="addresses">Those of one person.</param>
    /// <param name="page">1 for the first.</param>
    /// <returns>One more than <see cref="PageSize"/> when there are further ones.</returns>
    public async Task<IReadOnlyList<Order>> ListAsync(
        IReadOnlyList<ProvenAddress> addresses, int page, CancellationToken cancellationToken) =>
        await db.Set<Order>().AsNoTracking().Where(OwnedBy(addresses))
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip((Math.Min(page, MaxPage) - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);

    /// <summary>All of them with their lines, the newest first, one after another.</summary>
    public IAsyncEnumerable<Order> AllAsync(IReadOnlyList<ProvenAddress> addresses) =>
        db.Set<Order>().AsNoTracking().AsSplitQuery().Include(order => order.Lines.OrderBy(line => line.Position))
            .Where(OwnedBy(addresses)).OrderByDescending(order => order.PlacedAt)
            .ThenByDescending(order => order.Id).AsAsyncEnumerable();

    /// <summary>One with its lines; null when these addresses have no such order.</summary>
    public Task<Order?> FindAsync(IReadOnlyList<ProvenAddress> addresses, string number, CancellationToken cancellationToken) =>
        db.Set<Order>().AsNoTracking().Include(order => order.Lines.OrderBy(line => line.Position))
            .Where(OwnedBy(addresses)).SingleOrDefaultAsync(order => order.Number == number, cancellationToken);

    private static Expression<Func<Order, bool>> OwnedBy(IReadOnlyList<ProvenAddress> addresses)
    {
        var order = Expression.Parameter(typeof(Order), "order");
        var owned = addresses.Select(address => Expression.Invoke(With(address), order)).Aggregate<Expression>(Expression.OrElse);
        return Expression.Lambda<Func<Order, bool>>(owned, order);
    }

    private static Expression<Func<Order, bool>> With(ProvenAddress address) => address.Until is { } until
        ? order => order.EmailKey == address.Key && order.PlacedAt <= until
        : order => order.EmailKey == address.Key;

    // Nobody has more; a number beyond would leave what the database counts.
    private const int MaxPage = 10_000;
}
