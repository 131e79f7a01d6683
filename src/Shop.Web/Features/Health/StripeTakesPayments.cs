using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Domain.Payments;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>
/// Degraded, not failed, when Stripe refuses to make payment pages, or does not know those that it made: staff must look,
/// but a proxy that stopped sending shoppers would help nobody.
/// </summary>
public sealed class StripeTakesPayments(FindStripeTrouble trouble) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var found = await trouble.ReadAsync(cancellationToken);
        // Stripe's own words stay in the back office: they may name the account.
        if (found.Refusal is { } refusal)
            return HealthDetail.Degraded(new("Stripe makes no payment pages: {0}", $"{refusal.Status} {refusal.Code}"));
        return found.Unknown == 0
            ? HealthDetail.Healthy("no refusals")
            : HealthDetail.Degraded(new("{0} payments whose session Stripe does not know with this key", found.Unknown));
    }
}
