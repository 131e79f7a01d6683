using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Domain.Returns;

/// <summary>I13: what an order's line counts as withdrawn is what the withdrawals say, and never more than was bought.</summary>
internal sealed class WithdrawalRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I13";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var stated = from withdrawal in db.Set<Withdrawal>()
                     from line in withdrawal.Lines
                     select new { withdrawal.OrderId, line.Position, line.Quantity };
        await breaches.AskAsync(
            from order in db.Set<Order>()
            from line in order.Lines
            let pieces = stated.Where(each => each.OrderId == line.OrderId && each.Position == line.Position).Sum(each => each.Quantity)
            where line.WithdrawnQuantity != pieces || pieces > line.Quantity
            select new { order.Number, line.Sku, line.WithdrawnQuantity, Pieces = pieces },
            line => $"{line.Number} counts {line.WithdrawnQuantity} of {line.Sku} as withdrawn, and the withdrawals name {line.Pieces}",
            cancellationToken);
        await breaches.AskAsync(
            db.Set<Withdrawal>().Where(each => !each.Lines.Any()).Select(each => each.Id), id => $"withdrawal {id} names nothing",
            cancellationToken);
        return new Invariant(Id, "withdrawn pieces are those that the withdrawals name, and no more than were bought",
            await db.Set<Withdrawal>().CountAsync(cancellationToken), breaches.Found);
    }
}
