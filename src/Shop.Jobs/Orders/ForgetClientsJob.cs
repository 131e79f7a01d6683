using Shop.Domain.Checkout.Limits;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Orders;

/// <summary>Forgets where old orders came from, as a recurring job.</summary>
public sealed class ForgetClientsJob(ForgetClients forget) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => forget.ExecuteAsync(cancellationToken);
}
