using Shop.Domain.Catalogue;
using Shop.Domain.Search;
using Shop.Domain.Persistence;
using Shop.Jobs.Hosting;

namespace Shop.Web.Features.Catalogue;

/// <summary>
/// Builds the listing index at the start, whenever anything may be stale, and now and then for what the changes feed does not tell:
/// how often products are bought.
/// </summary>
public sealed class ListingRebuilds(ListingIndex index, ChangeFeed feed, IServiceScopeFactory scopes, ILogger<ListingRebuilds> log,
    IHostApplicationLifetime lifetime)
    : StartupDelayedService(lifetime)
{
    private static readonly TimeSpan SalesAge = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        // At first it may have been read already, for whoever opened a list before this began.
        Func<RefreshListings, Task> bringUpToDate = refresh => refresh.CatchUpAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RefreshAsync(bringUpToDate);
                // Lists that were made meanwhile, from what the index held before, are not kept.
                await feed.RaiseAsync(new ContentChange([CatalogueTags.Listings]));
                var isWanted = await index.Wanted.WaitAsync(SalesAge, stoppingToken);
                bringUpToDate = each => isWanted ? each.FollowAsync(stoppingToken) : each.RebuildAsync(stoppingToken);
                // Whatever else is asked for by now is answered by the same reading.
                while (await index.Wanted.WaitAsync(TimeSpan.Zero, stoppingToken)) { }
            }
            catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
            {
                log.LogWarning(error, "The listing index could not be read from the database.");
                bringUpToDate = refresh => refresh.RebuildAsync(stoppingToken);
                await Task.Delay(PauseAfterFailure, stoppingToken);
            }
        }
    }

    private async Task RefreshAsync(Func<RefreshListings, Task> bringUpToDate)
    {
        await using var scope = scopes.CreateAsyncScope();
        await bringUpToDate(scope.ServiceProvider.GetRequiredService<RefreshListings>());
    }
}
