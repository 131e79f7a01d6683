using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Jobs.Outbox;

/// <summary>Does what the outbox says.</summary>
public sealed class OutboxModule : ShopModule
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<OutboxRows>().AddScoped<WorkLease>();
    }

    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddSingleton<OutboxHandlers>().AddSingleton<OutboxPump>().AddHostedService<OutboxTrigger>()
            .AddHostedService<FreeStuckWork>();
    }
}
