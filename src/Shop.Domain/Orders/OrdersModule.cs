using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Orders;

/// <summary>Orders as they were placed, and what became of them.</summary>
public sealed class OrdersModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["orders"];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<FindOrder>().AddScoped<CustomerOrders>().AddScoped<OrderList>().AddScoped<OrderExport>();
        services.AddScoped<IVerificationRule, OrderRules>()
            .AddScoped<IVerificationRule, HistoryRules>().AddScoped<IVerificationRule, SecrecyRules>();
    }
}
