using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Health;

/// <summary>
/// Fails when something has been due in the outbox for 15 minutes (I11): nobody picks it up, so payments would not be
/// settled and mails not sent. Rows that are retried later are not due, and dead ones wait for staff, not for us. One that was
/// never tried is judged by its creation, and one that is due later than any pause explains counts too: the clock was put back.
/// </summary>
public sealed class OutboxMoving(ShopDbContext db, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (now, open) = (clock.GetUtcNow(), db.Set<OutboxMessage>().Open());
        var due = await open.OrderBy(row => row.DueAt).Select(row => (DateTimeOffset?)row.DueAt).FirstOrDefaultAsync(cancellationToken);
        var untried = await open.Where(row => row.Attempts == 0).OrderBy(row => row.CreatedAt).Select(row => (DateTimeOffset?)row.CreatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (await open.PutOffTooFar(now + Limit).AnyAsync(cancellationToken))
            return HealthDetail.Unhealthy("rows wait for a time that cannot be: was the clock put back?");
        var oldest = due < untried || untried is null ? due : untried;
        var overdue = now - (oldest ?? now);
        var detail = new AdminMessage("oldest due {0} s ago", Math.Max(0, (long)overdue.TotalSeconds));
        return overdue > Limit ? HealthDetail.Unhealthy(detail) : HealthDetail.Healthy(detail);
    }
}
