using Shop.Domain.Catalogue;
using Shop.Domain.Listings;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Persistence;

/// <summary>
/// Builds the listing index at the start, whenever anything may be stale, and now and then for what the changes feed does not tell:
/// how often products are bought.
/// </summary>
public sealed class ListingRebuilds(ListingIndex index, ChangeFeed feed, IServiceScopeFactory scopes, ILogger<ListingRebuilds> log) : BackgroundService
{
    private static readonly TimeSpan SalesAge = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isWanted = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var refresh = scope.ServiceProvider.GetRequiredService<RefreshListings>();
                await (isWanted ? refresh.FollowAsync(stoppingToken) : refresh.RebuildAsync(stoppingToken));
                // Lists that were made meanwhile, from what the index held before, are not kept.
                await feed.RaiseAsync(new ContentChange([CatalogueTags.Listings]));
                isWanted = await index.Wanted.WaitAsync(SalesAge, stoppingToken);
                // Whatever else is asked for by now is answered by the same reading.
                while (await index.Wanted.WaitAsync(TimeSpan.Zero, stoppingToken)) { }
            }
            catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
            {
                log.LogWarning(error, "The listing index could not be read from the database.");
                isWanted = false;
                await Task.Delay(PauseAfterFailure, stoppingToken);
            }
        }
    }
}
