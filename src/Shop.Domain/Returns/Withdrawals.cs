using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Returns;

/// <summary>A withdrawal in the list, with its order's number.</summary>
public sealed record ListedWithdrawal(Withdrawal Withdrawal, string OrderNumber);

/// <summary>Reads the withdrawals, and writes what staff decide.</summary>
public sealed class Withdrawals(ShopDbContext db, TimeProvider clock)
{
    /// <summary>Withdrawals on one page of the list.</summary>
    public const int PageSize = 50;

    /// <summary>The one of a receipt; null when there is none.</summary>
    public Task<Withdrawal?> FindAsync(string token, CancellationToken cancellationToken) =>
        All().SingleOrDefaultAsync(each => each.Token == token, cancellationToken);

    /// <summary>One of them; null when there is none.</summary>
    public Task<Withdrawal?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        All().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);

    /// <summary>The order's, the oldest first.</summary>
    public async Task<IReadOnlyList<Withdrawal>> OfOrderAsync(OrderId id, CancellationToken cancellationToken) =>
        await All().Where(each => each.OrderId == id).OrderBy(each => each.SubmittedAt).ThenBy(each => each.Id)
            .ToListAsync(cancellationToken);

    /// <summary>A page of the list, the newest first, and how many there are.</summary>
    /// <param name="state">Null for all.</param>
    /// <param name="page">From 1 on.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(IReadOnlyList<ListedWithdrawal> Listed, int Count)> ListAsync(
        WithdrawalState? state, int page, CancellationToken cancellationToken)
    {
        var some = All().Where(each => state == null || each.State == state);
        var found = await some.OrderByDescending(each => each.SubmittedAt).ThenByDescending(each => each.Id)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(each => each.OrderId);
        var numbers = await db.Set<Order>().Where(order => ids.Contains(order.Id)).Select(order => new { order.Id, order.Number })
            .ToDictionaryAsync(order => order.Id, order => order.Number, cancellationToken);
        return ([.. found.Select(each => new ListedWithdrawal(each, numbers[each.OrderId]))], await some.CountAsync(cancellationToken));
    }

    /// <summary>How many wait for staff, and since when the oldest does.</summary>
    public async Task<(int Count, DateTimeOffset? Since)> OpenAsync(CancellationToken cancellationToken)
    {
        var open = db.Set<Withdrawal>().Where(each => each.State == WithdrawalState.Received);
        return (await open.CountAsync(cancellationToken),
            await open.MinAsync(each => (DateTimeOffset?)each.SubmittedAt, cancellationToken));
    }

    /// <summary>Staff say that it is settled. What is settled already stays as it is.</summary>
    /// <param name="by">The member of staff, by e-mail.</param>
    public Task<SaveResult> SettleAsync(Guid id, int version, string by, CancellationToken cancellationToken) =>
        db.ChangeAsync(Stored(id).Where(each => each.State != WithdrawalState.Refunded), version,
            withdrawal => withdrawal.Settle(by, clock.GetUtcNow()), cancellationToken);

    /// <summary>Staff refuse it, and the buyer is told why. Only one that waits can be refused.</summary>
    /// <param name="by">The member of staff, by e-mail.</param>
    public Task<SaveResult> RefuseAsync(Guid id, int version, string reason, string by, CancellationToken cancellationToken) =>
        db.ChangeAsync(Stored(id).Where(each => each.State == WithdrawalState.Received), version, withdrawal =>
        {
            withdrawal.Refuse(reason, by, clock.GetUtcNow());
            db.Publish(new WithdrawalRefused(id), clock.GetUtcNow());
        }, cancellationToken);

    private IQueryable<Withdrawal> Stored(Guid id) => db.Set<Withdrawal>().Where(each => each.Id == id);

    private IQueryable<Withdrawal> All() =>
        db.Set<Withdrawal>().AsNoTracking().Include(each => each.Lines.OrderBy(line => line.Position));
}
