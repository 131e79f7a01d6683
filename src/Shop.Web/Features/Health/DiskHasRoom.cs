using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Web.Hosting.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>At least 1 GB free where the shop writes.</summary>
public sealed class DiskHasRoom(ShopSettings shop) : IHealthCheck
{
    private const long Enough = 1_000_000_000;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(shop.DataPath).AvailableFreeSpace;
        var detail = new AdminMessage("{0} MB free", free / 1_000_000);
        return Task.FromResult(free >= Enough ? HealthDetail.Healthy(detail) : HealthDetail.Unhealthy(detail));
    }
}
