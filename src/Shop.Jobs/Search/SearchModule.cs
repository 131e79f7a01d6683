using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Search;

/// <summary>Keeps searches as fast as on the first day.</summary>
public sealed class SearchModule : ShopModule
{
    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddRecurringJob<MergeSearchIndexesJob>("merge-search-indexes", "50 4 * * *", TimeSpan.FromDays(1));
    }
}
