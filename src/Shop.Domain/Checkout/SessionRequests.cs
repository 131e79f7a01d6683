using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>What Stripe is asked for when a payment's session is made; the same payment always gives the same request (R22).</summary>
public sealed class SessionRequests(FindOrder orders, ShopAddress address)
{
    public async Task<SessionRequest> OfAsync(Payment payment, CancellationToken cancellationToken)
    {
        var order = await orders.ByIdAsync(payment.OrderId, cancellationToken)
            ?? throw new DomainException($"Payment {payment.Id} has no order.");
        return new SessionRequest(
            payment.Id, order.Id, order.Number, payment.IdempotencyKey, payment.Amount, LinesOf(order), payment.WithoutEmail
                ? null
                : order.Email, order.Culture,
            payment.ExpiresAt, address.CheckoutReturn(order.Token, order.Culture), address.OrderPage(order.Token, order.Culture));
    }

    private static List<SessionLine> LinesOf(Order order)
    {
        var lines = order.Lines.Select(line => LineOf(line, order.Currency)).ToList();
        if (order.ShippingMinor > 0) lines.Add(new SessionLine(order.ShippingName, 1, new Money(order.ShippingMinor, order.Currency)));
        return lines;
    }

    // A discounted line need not divide into whole cents per piece, so it is shown as one piece at what it costs.
    private static SessionLine LineOf(LineItem line, Currency currency) => line.DiscountMinor == 0
        ? new SessionLine(line.Description, line.Quantity, new Money(line.UnitPriceMinor, currency))
        : new SessionLine(line.Quantity == 1
            ? line.Description
            : $"{line.Quantity} × {line.Description}", 1, new Money(line.TotalMinor, currency));
}
