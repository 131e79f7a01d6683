using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Staff;

/// <summary>Who works here, and what they did.</summary>
public sealed class StaffModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["staff"];

    public override void AddServices(IServiceCollection services) => services.AddScoped<IVerificationRule, AuditLogRules>();
}
