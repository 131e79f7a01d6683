using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Web.Hosting.Payments;

namespace Shop.Web.Features.Health;

/// <summary>Degraded when our clock and Stripe's are two minutes apart: pages still work, and staff must set the clock.</summary>
public sealed class ClockIsRight(StripeClock clock) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var detail = $"{(long)clock.Difference.TotalSeconds} s from Stripe's";
        return Task.FromResult(clock.Difference.Duration() > Limit
            ? HealthCheckResult.Degraded(detail)
            : HealthCheckResult.Healthy(detail));
    }
}
