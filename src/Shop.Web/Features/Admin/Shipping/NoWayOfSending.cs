using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Shipping;

/// <summary>There are goods to send, and no way to send them: nobody can order.</summary>
public sealed class NoWayOfSending(EditShipping shipping, TimeProvider clock) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
        await shipping.IsMissingAsync(cancellationToken) ? [new AttentionItem(
            "No way of sending", clock.GetUtcNow(),
            "Goods that need a parcel are for sale, but no shipping method is switched on: nobody can order them.",
            new AttentionPlace("/admin/shipping", "Shipping"))]
        : [];
}
