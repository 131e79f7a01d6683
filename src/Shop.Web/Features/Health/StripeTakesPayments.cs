using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Domain.Payments;

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
            return HealthCheckResult.Degraded($"Stripe makes no payment pages: {refusal.Status} {refusal.Code}");
        return found.Unknown == 0
            ? HealthCheckResult.Healthy("no refusals")
            : HealthCheckResult.Degraded($"{found.Unknown} payments whose session Stripe does not know with this key");
    }
}
