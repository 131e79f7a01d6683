using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Checkout.Verification;

/// <summary>R36: of one cart's orders one can be paid at most, here and at Stripe; what is paid or cancelled can be paid no more.</summary>
internal sealed class PayableRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "R36";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        await breaches.AskAsync(
            Payable().GroupBy(order => order.CartId).Where(orders => orders.Count() > 1).Select(orders => orders.Key),
            cart => $"several orders of the cart {cart} can be paid", cancellationToken);
        await breaches.AskAsync(
            Payable().Where(order => order.OpenCartId == null || order.OpenCartId != order.CartId).Select(order => order.Number),
            number => $"{number} can be paid, and its cart does not know it", cancellationToken);
        await breaches.AskAsync(
            db.Set<Order>().Where(order => order.OpenCartId != null && order.Status != OrderStatus.AwaitingPayment)
                .Select(order => order.Number),
            number => $"{number} waits for no payment and still occupies its cart", cancellationToken);
        await AtStripeAsync(outside, breaches, cancellationToken);
        return new Invariant(Id, "a cart has one payable order at most", await Payable().CountAsync(cancellationToken), breaches.Found);
    }

    private IQueryable<Order> Payable() => db.Set<Order>().AsNoTracking().Where(order => order.Status == OrderStatus.AwaitingPayment
        && db.Set<Payment>()
            .Any(payment => payment.OrderId == order.Id
            && (payment.Status == PaymentStatus.Creating || payment.Status == PaymentStatus.Open)));

    private async Task AtStripeAsync(OutsideWorld outside, Breaches breaches, CancellationToken cancellationToken)
    {
        var carts = new HashSet<CartId>();
        foreach (var session in (outside.Stripe?.Sessions ?? []).Where(session => (string?)session["status"] == "open"))
        {
            if (!Guid.TryParse((string?)session["client_reference_id"], out var guid)) continue;
            var id = new OrderId(guid);
            // An order of after the moment that is looked at is not there yet.
            var order = await db.Set<Order>().Where(order => order.Id == id)
                .Select(order => new { order.Number, order.Status, order.CartId }).SingleOrDefaultAsync(cancellationToken);
            if (order is null) continue;
            if (order.Status != OrderStatus.AwaitingPayment)
                breaches.Add($"{order.Number} is {order.Status.ToText()} and can still be paid at Stripe");
            else if (!carts.Add(order.CartId)) breaches.Add($"{order.Number} can be paid at Stripe beside another order of its cart");
        }
    }
}
