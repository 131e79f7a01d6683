using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.AuditLogs;

/// <summary>What staff did.</summary>
public sealed class AuditLogsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, "audit-log")
        .AddAdminMenu(AdminMenuGroup.Settings, "Log", "/admin/log", "audit-log", 60);
}
