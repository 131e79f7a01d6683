using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>Loads one order with its lines. For shoppers only by the secret token: the owner's proof is part of the query (R68).</summary>
public sealed class FindOrder(ShopDbContext db)
{
    public Task<Order?> ByTokenAsync(string token, CancellationToken cancellationToken) =>
        Orders().AsNoTracking().SingleOrDefaultAsync(order => order.Token == token, cancellationToken);

    /// <summary>With its history, which staff see.</summary>
    public Task<Order?> ByNumberAsync(string number, CancellationToken cancellationToken) =>
        Orders().Include(order => order.History.OrderBy(entry => entry.At).ThenBy(entry => entry.Id)).AsNoTracking()
            .SingleOrDefaultAsync(order => order.Number == number, cancellationToken);

    public Task<Order?> ByIdAsync(OrderId id, CancellationToken cancellationToken) =>
        Orders().AsNoTracking().SingleOrDefaultAsync(order => order.Id == id, cancellationToken);

    /// <summary>Tracked, for a change inside the caller's write transaction; its history is only added to.</summary>
    public Task<Order> ToChangeAsync(OrderId id, CancellationToken cancellationToken) =>
        Orders().SingleAsync(order => order.Id == id, cancellationToken);

    // Split, since lines × taxes would multiply in one result.
    private IQueryable<Order> Orders() => db.Set<Order>().AsSplitQuery()
        .Include(order => order.Lines.OrderBy(line => line.Position))
        .Include(order => order.Taxes.OrderByDescending(tax => tax.Rate));
}
