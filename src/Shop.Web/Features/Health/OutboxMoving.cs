using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Domain.Persistence;

namespace Shop.Web.Features.Health;

/// <summary>
/// Fails when something has been due in the outbox for 15 minutes (I11): nobody picks it up, so payments would not be
/// settled and mails not sent. Rows that are retried later are not due, and dead ones wait for staff, not for us.
/// </summary>
public sealed class OutboxMoving(ShopDbContext db, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var oldest = await db.Set<OutboxMessage>()
            .Where(message => message.DoneAt == null && message.DeadAt == null)
            .OrderBy(message => message.DueAt)
            .Select(message => (DateTimeOffset?)message.DueAt)
            .FirstOrDefaultAsync(cancellationToken);
        var overdue = oldest is { } due ? clock.GetUtcNow() - due : TimeSpan.Zero;
        var detail = $"oldest due {Math.Max(0, (long)overdue.TotalSeconds)} s ago";
        return overdue > Limit ? HealthCheckResult.Unhealthy(detail) : HealthCheckResult.Healthy(detail);
    }
}
