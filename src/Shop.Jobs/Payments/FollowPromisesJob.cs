using Shop.Domain.Checkout;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Payments;

/// <summary>Reminds of transfers and gives back what nobody paid for in its days, as a recurring job.</summary>
public sealed class FollowPromisesJob(FollowPromises follow) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => follow.ExecuteAsync(cancellationToken);
}
