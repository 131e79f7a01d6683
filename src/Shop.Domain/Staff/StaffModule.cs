using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Staff;

/// <summary>Who works here, what they may do, and what they did.</summary>
public sealed class StaffModule : ShopModule
{
    public override IReadOnlyList<string> TablePrefixes => ["staff"];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<IVerificationRule, AuditLogRules>()
        .AddScoped<StaffSessions>().AddScoped<StaffMembers>().AddScoped<StaffTeam>().AddScoped<EditRole>()
        .AddScoped<StaffInvitations>().AddScoped<StaffPasswordResets>().AddScoped<SecondFactors>().AddScoped<SetupLinks>()
        .AddScoped<AuditLog>().AddSettings<StaffSettings>(StaffSettings.Key);
}
