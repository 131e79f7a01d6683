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

    private readonly SqliteConnection? _memory;
    private SqliteConnection? _remembered;

    /// <param name="inMemory">For very many short lives one after the other; several at once need a file.</param>
    public SqliteDatabase(bool inMemory = false)
    {
        _gate = new WriteGate(oneAtATime: true, Signal);
        var options = new DbContextOptionsBuilder<SqliteShopDbContext>();
        if (inMemory) options.UseSqlite(_memory = Opened());
        // Pooled connections would keep the file open after the test.
        else options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString());
        _options = options.Options;
        using var db = NewContext();
        db.Database.EnsureCreated();
        db.Database.ExecuteSqlRaw(SearchTables.Sqlite);
    }

    public OutboxSignal Signal { get; } = new();

    public ChangeFeed Changes => _gate.Changes;

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

    /// <summary>Goes back to what was in memory when it was called first.</summary>
    public void Rewind()
    {
        if (_remembered is null) _memory!.BackupDatabase(_remembered = Opened());
        else _remembered.BackupDatabase(_memory!);
    }

    public void Dispose()
    {
        _memory?.Dispose();
        _remembered?.Dispose();
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    private static SqliteConnection Opened()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }
}
