using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Inventory;

/// <summary>How many pieces there are, and who waits for more.</summary>
public sealed class InventoryModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["inventory"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<AllocateStock>().AddScoped<ReleaseStock>().AddScoped<ConsumeStock>().AddScoped<ReturnStock>()
            .AddScoped<KeepBackStock>().AddScoped<ChangeStock>().AddScoped<CountManyStocks>().AddScoped<StockLevels>()
            .AddSingleton<AvailabilityCache>().AddScoped<SoldOut>().AddScoped<StockList>().AddScoped<PublishBackInStock>()
            .AddScoped<SubscribeToAlert>().AddScoped<CustomerAlerts>().AddScoped<WaitingAlerts>().AddScoped<OpenStock>();
        services.AddSingleton(LeaseTable.Of<BackInStockAlert>(_ => true));
        services.AddScoped<IVerificationRule, StockRules>();
    }
}
