using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Jobs.Orders;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>
/// Degraded, not failed, when a paid order has no mail after five minutes: staff must look, but a proxy that stopped
/// sending shoppers would help nobody.
/// </summary>
public sealed class PaidOrdersHaveMail(PaidWithoutMail untold) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var orders = await untold.ReadAsync(cancellationToken);
        var detail = new AdminMessage("{0} paid orders without mail", orders.Count);
        return orders.Count == 0 ? HealthDetail.Healthy(detail) : HealthDetail.Degraded(detail);
    }
}
