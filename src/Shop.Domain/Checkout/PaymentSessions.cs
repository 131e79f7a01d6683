using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Shared;

namespace Shop.Domain.Checkout;

/// <summary>
/// Knows the checkout session of a payment. Asking for it is one call that never changes: same key, same parameters, so
/// that after a crash or a lost answer it gives the same session (R22). No transaction is open meanwhile.
/// </summary>
public sealed class PaymentSessions(IPaymentGateway gateway, FindOrder orders, ShopAddress address, TimeProvider clock)
{
    /// <summary>What Stripe shows now, or null when it refused to make the session.</summary>
    /// <exception cref="GatewayUnknownException">No answer: ask again later.</exception>
    public async Task<GatewaySession?> ReadAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.SessionId is { } id) return await gateway.GetSessionAsync(id, cancellationToken);
        if (clock.GetUtcNow() - payment.CreatedAt >= Payment.KeyLifetime)
            return await gateway.FindSessionAsync(payment.Id, payment.CreatedAt, cancellationToken);
        try
        {
            return await gateway.CreateSessionAsync(await RequestForAsync(payment, cancellationToken), cancellationToken);
        }
        catch (GatewayRefusedException)
        {
            return null;
        }
    }

    /// <summary>Ends the session if it is still open; whatever it is then decides what happens to the order.</summary>
    public async Task EndAsync(Payment payment, CancellationToken cancellationToken)
    {
        var session = await ReadAsync(payment, cancellationToken);
        if (session is { State: SessionState.Open }) await gateway.ExpireSessionAsync(session.Id, cancellationToken);
    }

    private async Task<SessionRequest> RequestForAsync(Payment payment, CancellationToken cancellationToken)
    {
        var order = await orders.ByIdAsync(payment.OrderId, cancellationToken)
            ?? throw new DomainException($"Payment {payment.Id} has no order.");
        return new SessionRequest(
            payment.Id, order.Id, order.Number, payment.IdempotencyKey, payment.Amount, LinesOf(order), order.Email, order.Culture,
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
        : new SessionLine(line.Quantity == 1 ? line.Description : $"{line.Quantity} × {line.Description}", 1, new Money(line.TotalMinor, currency));
}
