using Microsoft.EntityFrameworkCore;
using Shop.Domain.Inventory;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>
/// R3: an order has stock for each line that was taken from it, all of it, and for no other line. It is held until the order is
/// paid, of a parcel until it is sent.
/// </summary>
internal sealed class AllocationRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "R3";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var live = from line in db.Set<LineItem>().AsNoTracking()
                   join order in db.Set<Order>() on line.OrderId equals order.Id
                   where order.Status != OrderStatus.Cancelled && order.Status != OrderStatus.Refunded
                   select new { Line = line, Order = order };
        var stocked = live.Where(each => each.Line.IsStocked);
        var waiting =
            stocked.Where(each => each.Order.Status == OrderStatus.AwaitingPayment
            || (each.Order.Status == OrderStatus.Paid && each.Line.NeedsParcel));
        var gone = stocked.Where(each => each.Order.Status != OrderStatus.AwaitingPayment
            && (each.Order.Status != OrderStatus.Paid || !each.Line.NeedsParcel));
        await breaches.AskAsync(
            waiting.Where(each => !Taken(AllocationState.Held)
                .Any(taken => taken.OrderId == each.Line.OrderId && taken.Sku == each.Line.Sku && taken.Quantity == each.Line.Quantity))
                .Select(each => new { each.Order.Number, each.Line.Sku }), each =>
                    $"{each.Number}: its {each.Sku} is not held", cancellationToken);
        await breaches.AskAsync(
            gone.Where(each => !Taken(AllocationState.Consumed)
                .Any(taken => taken.OrderId == each.Line.OrderId && taken.Sku == each.Line.Sku && taken.Quantity == each.Line.Quantity))
                .Select(each => new { each.Order.Number, each.Line.Sku }), each =>
                    $"{each.Number}: its {each.Sku} is with the buyer and not off the books", cancellationToken);
        await breaches.AskAsync(
            live.Where(each => !each.Line.IsStocked && db.Set<Allocation>().Any(
                taken => taken.OrderId == each.Line.OrderId && taken.Sku == each.Line.Sku && taken.State != AllocationState.Released))
                .Select(each => new { each.Order.Number, each.Line.Sku }), each =>
                    $"{each.Number}: it has stock of {each.Sku}, which was not counted", cancellationToken);
        return new Invariant(Id, "each order has the stock of its counted lines, and no other", await live.CountAsync(cancellationToken),
            breaches.Found);
    }

    private IQueryable<Allocation> Taken(AllocationState state) => db.Set<Allocation>().Where(taken => taken.State == state);
}
