using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Settings;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>
/// Degraded, not failed, while shoppers can buy nothing: the shop is closed, or what no sale can do without is missing. A proxy
/// that stopped sending would lock out the staff who are to open it.
/// </summary>
public sealed class ShopCanSell(ShopDbContext db, CurrentSettings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var missing = new List<AdminMessage>();
        var now = await settings.ReadAsync(cancellationToken);
        if (!now.Of<Opening>().IsOpen) missing.Add("the shop is closed");
        if (!await db.Set<Product>().AnyAsync(product => product.IsPublished, cancellationToken)) missing.Add("no product is published");
        if (now.Of<TaxSettings>().Scheme != TaxScheme.SmallBusiness && !await db.Set<TaxRate>().AnyAsync(cancellationToken))
            missing.Add("no tax rate");
        return missing.Count == 0
            ? HealthDetail.Healthy("shoppers are served")
            : HealthDetail.Degraded(AdminMessage.Listed(missing));
    }
}
