using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Jobs;

/// <summary>Outbox rows that failed too often; a button gives each new tries.</summary>
public sealed class GivenUpMessages(ShopDbContext db) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
        (await db.Set<OutboxMessage>().AsNoTracking().Where(message => message.DeadAt != null).OrderBy(message => message.DeadAt)
            .Take(AttentionList.Max).ToListAsync(cancellationToken))
            .Select(message =>
                new AttentionItem("Given up after many tries", message.DeadAt!.Value, new("{0}: {1}", message.Key, message.LastError),
                    Retry: message.Id));
}
