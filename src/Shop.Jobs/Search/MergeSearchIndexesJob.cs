using Shop.Jobs.Hosting;
using Shop.Domain.Search.Sql;

namespace Shop.Jobs.Search;

/// <summary>Keeps searches as fast as on the first day, as a recurring job.</summary>
public sealed class MergeSearchIndexesJob(MergeSearchIndexes merge) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => merge.ExecuteAsync(cancellationToken);
}
