using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Shop.Domain.Persistence;

/// <summary>The shop on PostgreSQL.</summary>
public sealed class PostgresShopDbContext(DbContextOptions<PostgresShopDbContext> options, WriteGate gate) : ShopDbContext(options, gate)
{
    public override async Task<IAsyncDisposable> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    protected override Task TellOthersAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_notify({ChangeMessage.Channel}, {ChangeMessage.Of(Changes.Node, tags)})", cancellationToken);
}
