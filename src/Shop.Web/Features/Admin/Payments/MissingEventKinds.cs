using Shop.Domain.Checkout;
using Shop.Domain.Payments;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Payments;

/// <summary>Kinds of Stripe's events that should have come and never did: they are not turned on, or go elsewhere.</summary>
public sealed class MissingEventKinds(NeededEvents events, ShopAddress address) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
        (await events.MissingAsync(cancellationToken)).Select(missing => new AttentionItem(
            "Stripe event never came", missing.Since,
            new("{0}: it happened at Stripe, and no event told the shop in 30 days. In Stripe's dashboard, let the webhook "
                + "{1}/webhooks/stripe send: {2}.",
                missing.Type, address.PublicUrl, string.Join(", ", NeededEvents.All))));
}
