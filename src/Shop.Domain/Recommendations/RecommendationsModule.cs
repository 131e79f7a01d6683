using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Recommendations;

/// <summary>What is bought together.</summary>
public sealed class RecommendationsModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["recommendations"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<RecordPurchase>().AddScoped<ForgetPurchase>().AddScoped<LearnNeighbours>().AddScoped<Recommend>()
            .AddScoped<ProductPopularity>();
        services.AddSingleton(LeaseTable.Of<NeighbourState>(_ => true, isForCommandsToo: true));
    }
}
