using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Verification;

/// <summary>I11: nothing has been due in the outbox for a quarter of an hour, and facts are never deleted unsent.</summary>
internal sealed class OutboxRules(ShopDbContext db, TimeProvider clock) : IVerificationRule
{
    public string Id => "I11";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    // Somebody works at it, or died: a running shop would have noticed that within a minute.
    private static readonly TimeSpan LeasedLimit = TimeSpan.FromHours(1);

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var now = clock.GetUtcNow();
        var (before, leasedBefore) = (now - Limit, now - LeasedLimit);
        var waiting = db.Set<OutboxMessage>().AsNoTracking().Where(message => message.DoneAt == null);
        await breaches.AskAsync(
            waiting.Open().Where(message => message.DueAt < before || (message.Attempts == 0 && message.CreatedAt < before))
                .Where(message => message.LeasedBy == null || message.DueAt < leasedBefore).Select(message => message.Key),
            key => $"{key} has been due for more than 15 minutes", cancellationToken);
        await breaches.AskAsync(
            waiting.Open().PutOffTooFar(now + Limit).Select(message => message.Key),
            key => $"{key} waits for a time that cannot be: the clock was put back", cancellationToken);
        return new Invariant(Id, "nothing stands still in the outbox", await waiting.CountAsync(cancellationToken), breaches.Found);
    }
}
