using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Jobs.Hosting;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Recommendations;

/// <summary>Learns what is bought together.</summary>
public sealed class RecommendationsModule : ShopModule
{
    public override void AddJobWorkers(IServiceCollection services)
    {
        services.AddHandler<OrderPaid, LearnFromOrder>().AddHandler<OrderRefunded, ForgetRefundedOrder>()
            .AddRecurringJob<LearnNeighboursJob>("learn-recommendations", "30 4 * * *", TimeSpan.FromDays(1));
    }
}
