using Hangfire;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Admin.Jobs;

/// <summary>Hangfire's own pages, for staff.</summary>
public static class JobsDashboard
{
    public const string Permission = "jobs";

    public static void MapJobsDashboard(this IEndpointRouteBuilder endpoints) => endpoints
        .MapHangfireDashboard("/admin/jobs",
            new DashboardOptions { Authorization = [], AppPath = "/admin", DisplayStorageConnectionString = false })
        .RequireAuthorization(AdminPermission.PolicyOf(Permission));
}
