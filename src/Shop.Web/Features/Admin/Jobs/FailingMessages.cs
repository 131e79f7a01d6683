using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Jobs;

/// <summary>Outbox rows that failed and are tried again, by what went wrong: a mail server that refuses one mail refuses all.</summary>
public sealed class FailingMessages(ShopDbContext db) : IAttentionSource
{
    private const int MinAttempts = 2;

    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var problems = await db.Set<OutboxMessage>().Open().Where(message => message.Attempts >= MinAttempts && message.LastError != null)
            .GroupBy(message => message.LastError!)
                .Select(group => new { Error = group.Key, Since = group.Min(message => message.CreatedAt), Count = group.Count() })
            .OrderBy(problem => problem.Since).Take(AttentionList.Max).ToListAsync(cancellationToken);
        return problems.Select(problem => new AttentionItem(
            "Fails and is tried again", problem.Since,
            new(problem.Count == 1 ? "{0} ({1} message waits.)" : "{0} ({1} messages wait.)", problem.Error, problem.Count)));
    }
}
