using Shop.Jobs.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Recommendations;

/// <summary>Teaches "often bought together" from each paid order, once.</summary>
public sealed class LearnFromOrder(FindOrder orders, RecordPurchase record) : IHandle<OrderPaid>
{
    public async Task HandleAsync(OrderPaid happened, CancellationToken cancellationToken)
    {
        if (await orders.ByIdAsync(happened.OrderId, cancellationToken) is { } order)
            await record.ExecuteAsync(order.Id, [.. order.Lines.Select(line => line.ProductId)], cancellationToken);
    }
}

/// <summary>Takes an order that was refunded whole out of what was learnt. After a refund in part the rest was still wanted.</summary>
public sealed class ForgetRefundedOrder(ShopDbContext db, FindOrder orders, ForgetPurchase forget) : IHandle<OrderRefunded>
{
    public async Task HandleAsync(OrderRefunded happened, CancellationToken cancellationToken)
    {
        var orderId = await db.Set<Refund>().Where(refund => refund.Id == happened.RefundId).Select(refund => refund.OrderId)
            .SingleAsync(cancellationToken);
        if (await orders.ByIdAsync(orderId, cancellationToken) is { Status: OrderStatus.Refunded })
            await forget.ExecuteAsync(orderId, cancellationToken);
    }
}

/// <summary>Learns anew which products speak for which others, as a recurring job.</summary>
public sealed class LearnNeighboursJob(LearnNeighbours learn, ILogger<LearnNeighboursJob> log) : IRecurringJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var result = await learn.ExecuteAsync(null, cancellationToken);
        log.LogInformation("Recommendations: {Outcome}, {Neighbours} rows.", result.Outcome, result.Neighbours);
    }
}
