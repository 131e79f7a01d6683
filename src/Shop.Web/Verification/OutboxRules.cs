using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Web.Verification;

/// <summary>I11: nothing has been due in the outbox for a quarter of an hour, and facts are never deleted unsent.</summary>
internal sealed class OutboxRules(ShopDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public async Task<Invariant> NothingStandsStillAsync(CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var before = clock.GetUtcNow() - Limit;
        var waiting = db.Set<OutboxMessage>().AsNoTracking().Where(message => message.DoneAt == null);
        await breaches.AskAsync(
            waiting.Where(message => message.DeadAt == null && message.DueAt < before && (message.LeasedUntil == null || message.LeasedUntil < before))
                .Select(message => message.Key),
            key => $"{key} has been due for more than 15 minutes", cancellationToken);
        return new Invariant("I11", "nothing stands still in the outbox", await waiting.CountAsync(cancellationToken), breaches.Found);
    }
}
