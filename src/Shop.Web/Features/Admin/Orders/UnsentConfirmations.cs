using Shop.Jobs.Orders;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Orders;

/// <summary>Paid orders whose buyers got no mail.</summary>
public sealed class UnsentConfirmations(PaidWithoutMail mails) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
        (await mails.ReadAsync(cancellationToken)).Select(order => new AttentionItem(
            "Paid, but no mail sent", order.PaidAt, "Look at the outbox and the mail server.", AttentionPlace.OfOrder(order.Number)));
}
