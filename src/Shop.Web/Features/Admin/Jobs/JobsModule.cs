using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Jobs;

/// <summary>Background work: Hangfire's dashboard and what failed.</summary>
public sealed class JobsModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services
        .AddAdminPermission(this, JobsDashboard.Permission)
        .AddAdminMenu(AdminMenuGroup.Settings, "Jobs", "/admin/jobs", JobsDashboard.Permission, 80)
        .AddScoped<IAttentionSource, GivenUpMessages>().AddScoped<IAttentionSource, FailingMessages>();
}
