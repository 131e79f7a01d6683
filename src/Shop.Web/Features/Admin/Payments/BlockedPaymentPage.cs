using Microsoft.EntityFrameworkCore;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Security;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>
/// Payment pages that browsers refuse to go to. With Stripe's custom domains a session's address is on the merchant's own
/// domain, and the Content-Security-Policy must name it: else shoppers press Pay and nothing happens.
/// </summary>
public sealed class BlockedPaymentPage(ShopDbContext db, ContentPolicy policy, TimeProvider clock) : IAttentionSource
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var newest = await db.Set<Payment>().AsNoTracking().Where(payment => payment.SessionUrl != null)
            .OrderByDescending(payment => payment.Id)
            .Select(payment => new { payment.SessionUrl, payment.CreatedAt }).FirstOrDefaultAsync(cancellationToken);
        if (newest is null || newest.CreatedAt < clock.GetUtcNow() - Fresh) return [];
        var page = new Uri(newest.SessionUrl!);
        if (policy.AllowsPaymentPage(page)) return [];
        var origin = page.GetLeftPart(UriPartial.Authority);
        return [new AttentionItem("Shoppers cannot reach the payment page", newest.CreatedAt,
            new("It is on {0}, which the shop's Content-Security-Policy does not allow. Set {1} to {0} and restart.", origin,
                StripeSection.PaymentPageOriginKey))];
    }
}
