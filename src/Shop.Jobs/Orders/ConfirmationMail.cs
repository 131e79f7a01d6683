using Microsoft.EntityFrameworkCore;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Jobs.Orders;

/// <summary>How far the confirmation of a paid order is.</summary>
public enum ConfirmationState
{
    /// <summary>It waits for its turn, or for the mail server.</summary>
    OnItsWay,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server will not take it, at least not for this address: staff see it.</summary>
    NotSent,
}

/// <summary>Tells the order page what it may say about the mail.</summary>
public sealed class ConfirmationMail(ShopDbContext db)
{
    public async Task<ConfirmationState> StateAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.ConfirmationSentAt is not null) return ConfirmationState.Sent;
        var key = $"{new OrderPaid(order.Id).Key}/{nameof(SendOrderConfirmation)}";
        return await db.Set<OutboxMessage>().AnyAsync(row => row.Key == key && row.DeadAt != null, cancellationToken)
            ? ConfirmationState.NotSent
            : ConfirmationState.OnItsWay;
    }
}
