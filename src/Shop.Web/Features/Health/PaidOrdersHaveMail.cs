using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Jobs.Orders;

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
        var detail = $"{orders.Count} paid orders without mail";
        return orders.Count == 0 ? HealthCheckResult.Healthy(detail) : HealthCheckResult.Degraded(detail);
    }
}
