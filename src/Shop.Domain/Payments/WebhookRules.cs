using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;

namespace Shop.Domain.Payments;

/// <summary>I10: every stored webhook was processed, waits in the outbox, or lies in the visible list of the dead.</summary>
internal sealed class WebhookRules(ShopDbContext db) : IVerificationRule
{
    public string Id => "I10";

    public async Task<Invariant> CheckAsync(OutsideWorld outside, CancellationToken cancellationToken)
    {
        var breaches = new Breaches();
        var unprocessed = db.Set<StripeWebhookEvent>().AsNoTracking().Where(stored => stored.ProcessedAt == null)
            .Select(stored => stored.Id);
        foreach (var id in await unprocessed.ToListAsync(cancellationToken))
        {
            var fact = new StripeEventStored(id).Key;
            var share = fact + "/ActOnStripeEvent";
            if (!await db.Set<OutboxMessage>()
                .AnyAsync(message => message.DoneAt == null && (message.Key == fact || message.Key == share), cancellationToken))
                breaches.Add($"{id} was neither processed nor is it waiting");
        }

        return new Invariant(
            Id, "every webhook is processed, waiting or visibly dead", await db.Set<StripeWebhookEvent>()
                .CountAsync(cancellationToken), breaches.Found);
    }
}
