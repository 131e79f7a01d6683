using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Orders;

/// <summary>When an order came to a status.</summary>
public sealed record OrderMove(OrderStatus To, DateTimeOffset At);

/// <summary>Loads one order with its lines. For shoppers only by the secret token: the owner's proof is part of the query (R68).</summary>
public sealed class FindOrder(ShopDbContext db)
{
    private const int MaxOfCart = 5;

    // Split, since lines × taxes would multiply in one result.
    private static readonly Func<ShopDbContext, string, CancellationToken, Task<Order?>> ByToken =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, string token, CancellationToken _) => db.Set<Order>().AsSplitQuery().AsNoTracking()
            .Include(order => order.Lines.OrderBy(line => line.Position)).Include(order => order.Taxes.OrderByDescending(tax => tax.Rate))
            .SingleOrDefault(order => order.Token == token)));

    private static readonly Func<ShopDbContext, OrderId, CancellationToken, Task<Order?>> ById =
        CompiledQuery.PerModel(() => EF.CompileAsyncQuery(
        (ShopDbContext db, OrderId id, CancellationToken _) => db.Set<Order>().AsSplitQuery().AsNoTracking()
            .Include(order => order.Lines.OrderBy(line => line.Position)).Include(order => order.Taxes.OrderByDescending(tax => tax.Rate))
            .SingleOrDefault(order => order.Id == id)));

    public Task<Order?> ByTokenAsync(string token, CancellationToken cancellationToken) => ByToken(db, token, cancellationToken);

    /// <summary>With its history, which staff see.</summary>
    public Task<Order?> ByNumberAsync(string number, CancellationToken cancellationToken) =>
        Orders().Include(order => order.History.OrderBy(entry => entry.At).ThenBy(entry => entry.Id)).AsNoTracking()
            .SingleOrDefaultAsync(order => order.Number == number, cancellationToken);

    public Task<Order?> ByIdAsync(OrderId id, CancellationToken cancellationToken) => ById(db, id, cancellationToken);

    /// <summary>What its refunds give back of it, those that failed included.</summary>
    public async Task<IReadOnlyList<RefundPart>> RefundPartsAsync(OrderId id, CancellationToken cancellationToken) =>
        await db.Set<RefundPart>().AsNoTracking().Where(part => part.OrderId == id).ToListAsync(cancellationToken);

    /// <summary>Tracked, for a change inside the caller's write transaction; its history is only added to.</summary>
    public Task<Order> ToChangeAsync(OrderId id, CancellationToken cancellationToken) =>
        Orders().SingleAsync(order => order.Id == id, cancellationToken);

    /// <summary>The cart's orders that wait for their payment or for money on its way, the newest first.</summary>
    public async Task<IReadOnlyList<Order>> OfCartAsync(CartId cartId, CancellationToken cancellationToken) =>
        await db.Set<Order>().AsNoTracking()
        .Where(order => order.CartId == cartId && order.Status == OrderStatus.AwaitingPayment)
        .OrderByDescending(order => order.PlacedAt).Take(MaxOfCart).ToListAsync(cancellationToken);

    /// <summary>
    /// The order that the shopper placed from the same cart after this one, which was cancelled for it; null when there is none.
    /// </summary>
    public Task<Order?> InsteadOfAsync(Order order, CancellationToken cancellationToken) => db.Set<Order>().AsNoTracking()
        .Where(later => later.CartId == order.CartId && later.Id != order.Id && later.PlacedAt >= order.PlacedAt
            && later.Status != OrderStatus.Cancelled)
        .OrderBy(later => later.PlacedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Its moves from one status to the next, the oldest first.</summary>
    public async Task<IReadOnlyList<OrderMove>> MovesAsync(OrderId id, CancellationToken cancellationToken) => await db.Set<OrderHistory>()
        .AsNoTracking().Where(entry => entry.OrderId == id && entry.From != entry.To).OrderBy(entry => entry.At)
        .Select(entry => new OrderMove(entry.To, entry.At)).ToListAsync(cancellationToken);

    /// <summary>Why a cancelled order ended, as its history says it; null when it was never cancelled.</summary>
    public Task<string?> CancellationCauseAsync(OrderId id, CancellationToken cancellationToken) => db.Set<OrderHistory>()
        .Where(entry => entry.OrderId == id && entry.From != entry.To && entry.To == OrderStatus.Cancelled)
        .OrderByDescending(entry => entry.At).Select(entry => entry.Cause).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<Order> Orders() => db.Set<Order>().AsSplitQuery()
        .Include(order => order.Lines.OrderBy(line => line.Position))
        .Include(order => order.Taxes.OrderByDescending(tax => tax.Rate));
}
