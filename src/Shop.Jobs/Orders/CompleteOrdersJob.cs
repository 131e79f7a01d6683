using Shop.Domain.Checkout;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Orders;

/// <summary>Completes orders some time after they were sent, as a recurring job.</summary>
public sealed class CompleteOrdersJob(CompleteSentOrders complete) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => complete.ExecuteAsync(cancellationToken);
}
