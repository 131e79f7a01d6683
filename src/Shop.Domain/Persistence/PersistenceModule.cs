using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Domain.Persistence;

/// <summary>What the other modules share of the database: the outbox, and the leases by which one worker at a time gets a row.</summary>
public sealed class PersistenceModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["persistence", "outbox"];

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton(LeaseTable.Of<OutboxMessage>(row => row.DoneAt == null))
        .AddSingleton<AbandonedLeases>()
        .AddSingleton(LeasePace.Default)
        .AddSingleton(provider => new LeaseKeeper(
            work => ApartAsync(provider.GetRequiredService<IServiceScopeFactory>(), work),
            provider.GetRequiredService<LeasePace>(), provider.GetRequiredService<TimeProvider>()));

    private static async Task<int> ApartAsync(IServiceScopeFactory scopes, Func<ShopDbContext, Task<int>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
    }
}
