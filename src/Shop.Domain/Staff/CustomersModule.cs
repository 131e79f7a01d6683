using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Customers;

/// <summary>Who works here, and what they did.</summary>
public sealed class CustomersModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["customers"];

    public override void AddServices(IServiceCollection services) => services.AddScoped<IVerificationRule, StaffLogRules>();
}
