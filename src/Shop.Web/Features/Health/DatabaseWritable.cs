using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>
/// Takes the write lock as an order does, runs an update that meets no row and rolls back: fails on a database that is
/// gone, read-only or blocked, and leaves no trace on one that is well.
/// </summary>
public sealed class DatabaseWritable(ShopDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.WriteAsync(() => TouchNothingAsync(cancellationToken), commitWhen: _ => false, cancellationToken);
            return HealthDetail.Healthy("writable");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthDetail.Unhealthy("cannot be written", error);
        }
    }

    private Task<int> TouchNothingAsync(CancellationToken cancellationToken) =>
        db.Set<OutboxMessage>().Where(message => message.Id == Guid.Empty)
            .ExecuteUpdateAsync(change => change.SetProperty(message => message.Attempts, 0), cancellationToken);
}
