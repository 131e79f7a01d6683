using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Recommendations;

namespace Shop.Web.Hosting;

/// <summary>The tables whose rows are handed to one worker at a time, and what keeps watch over them.</summary>
internal static class LeaseServices
{
    public static IServiceCollection AddLeases(this IServiceCollection services) => services
        .AddSingleton(LeaseTable.Of<OutboxMessage>(row => row.DoneAt == null))
        .AddSingleton(LeaseTable.Of<Import>(row => row.State == ImportState.Checking || row.State == ImportState.Applying || row.State == ImportState.Undoing))
        .AddSingleton(LeaseTable.Of<ImportPicture>(row => row.State == ImportPictureState.Waiting))
        .AddSingleton(LeaseTable.Of<NeighbourState>(_ => true))
        .AddSingleton(LeaseTable.Of<StockNotice>(_ => true))
        .AddSingleton<AbandonedLeases>()
        .AddSingleton(provider => new LeaseKeeper(
            work => ApartAsync(provider.GetRequiredService<IServiceScopeFactory>(), work), provider.GetRequiredService<TimeProvider>()));

    private static async Task<int> ApartAsync(IServiceScopeFactory scopes, Func<ShopDbContext, Task<int>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
    }
}
