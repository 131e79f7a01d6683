using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>Events that bear Stripe's signature and are about nothing that the shop knows: after a restore, for example.</summary>
public sealed class UnmatchedEvents(ShopDbContext db, TimeProvider clock) : IAttentionSource
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Month;
        var events = await db.Set<StripeWebhookEvent>().AsNoTracking()
            .Where(stored => stored.ReceivedAt > after && stored.Outcome == StripeWebhookEvent.NoPayment)
            .OrderByDescending(stored => stored.ReceivedAt).Take(AttentionList.Max)
                .Select(stored => new { stored.Id, stored.Type, stored.ReceivedAt }).ToListAsync(cancellationToken);
        return events.Select(stored =>
            new AttentionItem("Stripe event without a payment here", stored.ReceivedAt, new("{0} ({1})", stored.Type, stored.Id)));
    }
}
