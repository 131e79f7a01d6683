using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Shop.Domain.Persistence;

/// <summary>The shop on PostgreSQL.</summary>
public class PostgresShopDbContext(DbContextOptions<PostgresShopDbContext> options, WriteGate gate) : ShopDbContext(options, gate)
{
    public override (int Count, string Newest) Migrations => (1, Shop.Domain.Persistence.Migrations.Postgres.Initial.Id);

    public override async Task<IAsyncDisposable> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <summary>What a pool of contexts must be told beforehand.</summary>
    public static void Prepare(DbContextOptionsBuilder options) => ContextOptions.Prepare(options);

    protected override Task NotifyPeersAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_notify({ChangeMessage.Channel}, {ChangeMessage.Of(Changes.Instance, tags)})",
            cancellationToken);
}
