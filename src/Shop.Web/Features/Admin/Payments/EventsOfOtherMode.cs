using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>
/// Events of Stripe's other mode: signed with a secret that the shop knows, and never acted on. Either the secret or the key is
/// that of the wrong mode, so that the shop hears nothing of its own payments.
/// </summary>
public sealed class EventsOfOtherMode(ShopDbContext db, TimeProvider clock) : IAttentionSource
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var after = clock.GetUtcNow() - Month;
        var kinds = await db.Set<StripeWebhookEvent>().AsNoTracking()
            .Where(stored => stored.ReceivedAt > after && StripeWebhookEvent.OtherModes.Contains(stored.Outcome))
            .GroupBy(stored => stored.LiveMode)
            .Select(kind =>
                new { Live = kind.Key, Count = kind.Count(), First = kind.Min(stored => stored.ReceivedAt), Last =
                    kind.Max(stored => stored.ReceivedAt) })
            .ToListAsync(cancellationToken);
        return kinds.Select(kind =>
            new AttentionItem("Stripe events of the other mode", kind.First, Words(kind.Live, kind.Count, kind.Last)));
    }

    private static AdminMessage Words(bool live, int count, DateTimeOffset last)
    {
        var (theirs, ours) = live ? ("live", "test") : ("test", "live");
        return new AdminMessage(
            "{0} ignored, the last at {1} UTC: they are of Stripe's {2} mode, but Stripe:SecretKey is a {3} key. Let the webhook "
                + "endpoint of "
            + "Stripe's {2} mode point elsewhere, and give Stripe:WebhookSecret that of {3} mode.",
            count, ShopTime.Show(last, TimeZoneInfo.Utc), new AdminMessage(theirs), new AdminMessage(ours));
    }
}
