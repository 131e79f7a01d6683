using Shop.Jobs.Hosting;
using Shop.Domain.Catalogue;

namespace Shop.Jobs.Catalogue;

/// <summary>Publishes what is due and keeps lists and price history in step with sales, as a recurring job.</summary>
public sealed class ApplyDueChangesJob(ApplyDueChanges apply) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => apply.ExecuteAsync(cancellationToken);
}
