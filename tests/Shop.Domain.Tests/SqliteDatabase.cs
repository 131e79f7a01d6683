using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Domain.Tests;

/// <summary>
/// A new, empty shop database in a file of its own, deleted afterwards. One write gate serves all its contexts, as
/// in a running shop; each test takes a fresh context to read back, so that nothing comes from a tracker.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-test-{Guid.NewGuid():N}.db");
    private readonly WriteGate _gate;
    private readonly DbContextOptions<SqliteShopDbContext> _options;

    public SqliteDatabase()
    {
        _gate = new WriteGate(oneAtATime: true, Signal);
        // Pooled connections would keep the file open after the test.
        _options = new DbContextOptionsBuilder<SqliteShopDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString()).Options;
        using var db = NewContext();
        db.Database.EnsureCreated();
    }

    public OutboxSignal Signal { get; } = new();

    /// <summary>A context that nobody else uses; the caller disposes it.</summary>
    public SqliteShopDbContext NewContext() => new(_options, _gate);

    /// <summary>A context that also tells each command that it sends, to count statements or to look at them.</summary>
    public SqliteShopDbContext NewContext(Action<string> onCommand) => new(
        new DbContextOptionsBuilder<SqliteShopDbContext>(_options)
            .LogTo(onCommand, [Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuting]).Options,
        _gate);

    /// <summary>A context whose commands the interceptor may let fail.</summary>
    public SqliteShopDbContext NewContext(Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor interceptor) =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>(_options).AddInterceptors(interceptor).Options, _gate);

    /// <summary>Stores what a test starts from.</summary>
    public async Task SaveAsync(params object[] entities)
    {
        await using var db = NewContext();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    public void Dispose()
    {
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }
}
