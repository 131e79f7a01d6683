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
    /// <param name="emailKey">A proven address in the form of <see cref="EmailAddress.KeyOf"/>.</param>
    /// <param name="page">1 for the first.</param>
    /// <returns>One more than <see cref="PageSize"/> when there are further ones.</returns>
    public async Task<IReadOnlyList<Order>> ListAsync(string emailKey, int page, CancellationToken cancellationToken) =>
        await db.Set<Order>().AsNoTracking().Where(order => order.EmailKey == emailKey)
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Skip((Math.Min(page, MaxPage) - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);

    /// <summary>One with its lines; null when this address has no such order.</summary>
    public Task<Order?> FindAsync(string emailKey, string number, CancellationToken cancellationToken) =>
        db.Set<Order>().AsNoTracking().Include(order => order.Lines.OrderBy(line => line.Position))
            .SingleOrDefaultAsync(order => order.EmailKey == emailKey && order.Number == number, cancellationToken);

    // Nobody has more; a number beyond would leave what the database counts.
    private const int MaxPage = 10_000;
}
