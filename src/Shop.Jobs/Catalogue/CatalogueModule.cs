using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Hosting;

namespace Shop.Jobs.Catalogue;

/// <summary>Keeps the catalogue in step with the calendar.</summary>
public sealed class CatalogueModule : ShopModule
{
    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddRecurringJob<ApplyDueChangesJob>("apply-due-changes", "* * * * *", TimeSpan.FromMinutes(1));
    }
}
