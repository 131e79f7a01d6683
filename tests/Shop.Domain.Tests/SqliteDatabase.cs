using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Migrations.Sqlite;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Persistence.Speed.CompiledModel.Sqlite;

namespace Shop.Domain.Tests;

/// <summary>
/// A new, empty shop database in a file of its own, deleted afterwards. One write gate serves all its contexts, as
/// in a running shop; each test takes a fresh context to read back, so that nothing comes from a tracker.
/// </summary>
public sealed class SqliteDatabase : ITestDatabase
{
    // Making the tables takes ten times as long as copying a file that has them.
    private static readonly Lazy<string> Empty = new(MakeEmpty);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-test-{Guid.NewGuid():N}.db");
    private readonly WriteGate _gate;
    private readonly DbContextOptions<SqliteShopDbContext> _options;
    private readonly ServiceProvider _services;
    private readonly IDbContextFactory<SqliteShopDbContext> _contexts;
    private readonly SqliteConnection? _memory;
    private string? _rewinding;

    /// <param name="inMemory">For very many short lives one after the other; several at once need a file.</param>
    public SqliteDatabase(bool inMemory = false)
    {
        _gate = new WriteGate(oneAtATime: true, Signal);
        if (inMemory) _memory = Opened();
        else File.Copy(Empty.Value, _path);
        var options = new DbContextOptionsBuilder<SqliteShopDbContext>();
        Use(options);
        if (inMemory) CreateTables(options.Options, _gate);
        _options = options.UseModel(SqliteShopDbContextModel.Instance).Options;
        _services = Pool();
        _contexts = _services.GetRequiredService<IDbContextFactory<SqliteShopDbContext>>();
    }

    public OutboxSignal Signal { get; } = new();

    public ChangeFeed Changes => _gate.Changes;

    /// <summary>A context that nobody else uses; the caller disposes it.</summary>
    public SqliteShopDbContext NewContext() => _contexts.CreateDbContext();

    /// <summary>A context that also tells each command that it sends, to count statements or to look at them.</summary>
    public SqliteShopDbContext NewContext(Action<string> onCommand) => new(
        new DbContextOptionsBuilder<SqliteShopDbContext>(_options)
            .LogTo(onCommand, [Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuting]).Options,
        _gate);

    /// <summary>A context whose commands the interceptor may let fail.</summary>
    public SqliteShopDbContext NewContext(Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor interceptor) =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>(_options).AddInterceptors(interceptor).Options, _gate);

    ShopDbContext ITestDatabase.NewContext() => NewContext();

    ShopDbContext ITestDatabase.NewContext(IInterceptor interceptor) => NewContext(interceptor);

    /// <summary>Stores what a test starts from.</summary>
    public async Task SaveAsync(params object[] entities)
    {
        await using var db = NewContext();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// Goes back to the rows that were in memory when it was called first, but for those of the search. The tables stay as
    /// they are: compiled statements would not outlive new ones.
    /// </summary>
    public void Rewind()
    {
        if (_rewinding is null)
        {
            var tables = Tables();
            Do("ATTACH ':memory:' AS before");
            foreach (var table in tables) Do($"CREATE TABLE before.{table} AS SELECT * FROM main.{table}");
            // One text, so that it takes one place among the statements that are kept.
            _rewinding = $"BEGIN; {string.Concat(tables.Select(table => $"DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM before.{table}; "))}COMMIT";
            return;
        }

        Do("PRAGMA foreign_keys=OFF");
        Do(_rewinding);
        Do("PRAGMA foreign_keys=ON");
    }

    public void Dispose()
    {
        _services.Dispose();
        _memory?.Dispose();
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    private static string MakeEmpty()
    {
        var path = Path.Combine(Path.GetTempPath(), $"shop-test-empty-{Guid.NewGuid():N}.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        using var gate = new WriteGate(oneAtATime: true, new OutboxSignal());
        CreateTables(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite(Unpooled(path)).Options, gate);
        return path;
    }

    private static void CreateTables(DbContextOptions<SqliteShopDbContext> options, WriteGate gate)
    {
        using var db = new SqliteShopDbContext(options, gate);
        db.Database.EnsureCreated();
        // What the migration writes itself and EF does not know of.
        foreach (var own in new Initial().UpOperations.OfType<SqlOperation>()) db.Database.ExecuteSqlRaw(own.Sql);
    }

    // Pooled connections would keep the file open after the test.
    private static string Unpooled(string path) => new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    private void Use(DbContextOptionsBuilder options)
    {
        if (_memory is not null) options.UseSqlite("Data Source=:memory:").AddInterceptors(new OneConnection(_memory));
        else options.UseSqlite(Unpooled(_path));
    }

    // As in the shop, contexts are used again: making one is a tenth of what a short use of it costs.
    private ServiceProvider Pool() => new ServiceCollection().AddSingleton(_gate).AddPooledDbContextFactory<SqliteShopDbContext>(options =>
    {
        Use(options);
        SqliteShopDbContext.Prepare(options);
        // Else EF looks for the model anew with each context. It cannot make tables.
        options.UseModel(SqliteShopDbContextModel.Instance);
    }).BuildServiceProvider();

    private void Do(string sql)
    {
        using var command = _memory!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<string> Tables()
    {
        using var command = _memory!.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            + " AND (name NOT LIKE 'search_%' OR name IN ('search_miss', 'search_synonym'))";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private static StatementCachingConnection Opened()
    {
        var connection = new StatementCachingConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    // A connection handed to EF itself would be told EF's functions by each context, and forget its compiled statements.
    private sealed class OneConnection(DbConnection connection) : DbConnectionInterceptor
    {
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData,
            InterceptionResult<DbConnection> result) =>
            InterceptionResult<DbConnection>.SuppressWithResult(connection);

        public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData,
            InterceptionResult result) =>
            InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData,
            InterceptionResult result) =>
            new(InterceptionResult.Suppress());
    }
}
