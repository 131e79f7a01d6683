using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Web.Verification;

/// <summary>I10: every stored webhook was processed, waits in the outbox, or lies in the visible list of the dead.</summary>
internal sealed class WebhookRules(ShopDbContext db)
{
    public async Task<Invariant> NothingVanishedAsync(CancellationToken cancellationToken)
    {
        var events = await db.Set<StripeWebhookEvent>().AsNoTracking()
            .Select(stored => new { stored.Id, stored.ProcessedAt }).ToListAsync(cancellationToken);
        var waiting = (await db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Type == nameof(StripeEventStored) && message.DoneAt == null)
            .Select(message => message.Key).ToListAsync(cancellationToken)).ConvertAll(key => key.Split('/')[0]).ToHashSet();
        var lost = events.Where(stored => stored.ProcessedAt is null && !waiting.Contains(new StripeEventStored(stored.Id).Key))
            .Select(stored => $"{stored.Id} was neither processed nor is it waiting");
        return new Invariant("I10", "every webhook is processed, waiting or visibly dead", events.Count, [.. lost]);
    }
}
