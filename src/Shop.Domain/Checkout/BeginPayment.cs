using Shop.Domain.Carts;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// What a newly placed order is paid with: a page of Stripe's, a promise to pay otherwise, or nothing. Runs inside the transaction
/// that places it.
/// </summary>
public sealed class BeginPayment(
    ShopDbContext db, PaymentChoices choices, MarkOrderPaid completion, ReadCart carts, PaymentEnvironment environment)
{
    /// <summary>Whether the merchant lets it be paid so.</summary>
    public bool Takes(PaymentMethod method, Quote quote) => choices.Takes(method, quote);

    /// <summary>
    /// Whether the cart still holds what the order is of. An order that is paid otherwise takes it out at once, so that another form
    /// of the same cart, sent at the same moment and quoted before, finds it gone once the first one is done. Stripe's orders stay
    /// in the cart until they are paid.
    /// </summary>
    public async Task<bool> IsStillInCartAsync(Order order, CancellationToken cancellationToken)
    {
        if (choices.IsStripeAlone) return true;
        var held = (await carts.ExecuteAsync(order.CartId, cancellationToken)).Items;
        return order.Lines.GroupBy(line => line.Sku).All(lines =>
            held.Any(item => item.Sku == lines.Key && item.Quantity >= lines.Sum(line => line.Quantity)));
    }

    /// <param name="hold">How long the goods are held for somebody who pays with Stripe.</param>
    public Task ExecuteAsync(Order order, TimeSpan hold, CancellationToken cancellationToken)
    {
        if (order.Total.IsZero) return completion.TryAsync(order, null, "nothing to pay", cancellationToken);
        if (order.PaymentMethod != PaymentMethod.Stripe) return PromiseAsync(order, cancellationToken);
        db.Add(Payment.For(order.Id, 1, order.Total, environment.Gateway.IsLive, environment.Clock.GetUtcNow(), hold));
        return Task.CompletedTask;
    }

    private async Task PromiseAsync(Order order, CancellationToken cancellationToken)
    {
        var now = environment.Clock.GetUtcNow();
        var promise = choices.Promise(order.PaymentMethod, order.Number);
        db.Add(Payment.Promised(order.Id, order.Total, promise, environment.Gateway.IsLive, now));
        db.Publish(new OrderAwaitsMoney(order.Id), now);
        await completion.BeginAsync(order, cancellationToken, order.PaymentMethod == PaymentMethod.OnPickup
            ? "to be paid when it is picked up"
            : "to be paid by bank transfer");
    }
}
