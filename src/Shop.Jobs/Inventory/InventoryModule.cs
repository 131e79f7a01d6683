using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Inventory;

/// <summary>Tells those who wait that goods are there again.</summary>
public sealed class InventoryModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<BackInStockMails>();
    }

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<BackInStock, SendBackInStockAlerts>();
    }
}
