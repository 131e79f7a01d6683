using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.StaffLogs;

/// <summary>What staff did.</summary>
public sealed class StaffLogsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "audit-log")
        .AddAdminMenu("Log", "/admin/log", "audit-log", 80);
}
