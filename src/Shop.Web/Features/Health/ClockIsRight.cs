using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Web.Hosting.Payments;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>Degraded when our clock and Stripe's are two minutes apart: pages still work, and staff must set the clock.</summary>
public sealed class ClockIsRight(StripeClock clock) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var detail = new AdminMessage("{0} s from Stripe's", (long)clock.Difference.TotalSeconds);
        return Task.FromResult(clock.Difference.Duration() > Limit
            ? HealthDetail.Degraded(detail)
            : HealthDetail.Healthy(detail));
    }
}
