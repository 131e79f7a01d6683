using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Shop.Domain.Persistence;

/// <summary>The shop on SQLite.</summary>
public class SqliteShopDbContext(DbContextOptions<SqliteShopDbContext> options, WriteGate gate) : ShopDbContext(options, gate)
{
    private long _generation;
    private bool _missed;

    public override (int Count, string Newest) Migrations => (1, Shop.Domain.Persistence.Migrations.Sqlite.Initial.Id);

    // SQLite changes it outside of transactions only, and remembers it for the connection.
    public override async Task<T> WriteWithoutFlushAsync<T>(Func<Task<T>> work, Func<T, bool>? commitWhen =
        null, CancellationToken cancellationToken = default)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            Tell(SqlitePragmas.CommitSoon);
            return await base.WriteWithoutFlushAsync(work, commitWhen, cancellationToken);
        }
        finally
        {
            Tell(SqlitePragmas.CommitSafely);
            await Database.CloseConnectionAsync();
        }
    }

    // This level is how Microsoft.Data.Sqlite spells a deferred transaction: it sees the file as it was at its first read
    // and holds up no writer. (Nothing uncommitted is ever seen: that needs a shared cache, which the shop does not use.)
    public override async Task<IAsyncDisposable> ReadSnapshotAsync(CancellationToken cancellationToken) =>
        await Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    // The count lies in the file's head and moves with the transaction. A writer of another process moved it meanwhile
    // when it is not what this process left there.
    protected override async Task NotifyPeersAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken)
    {
        var found = await SqliteGeneration.ReadAsync(Database.GetDbConnection(), Database.CurrentTransaction!.GetDbTransaction(),
            cancellationToken);
        _missed = Changes.Generation is { } known && known != found;
        _generation = (found + 1) & int.MaxValue;
        await Database.ExecuteSqlRawAsync(SqliteGeneration.SetTo(_generation), cancellationToken);
    }

    protected override async Task PeersNotifiedAsync()
    {
        Changes.Generation = _generation;
        if (_missed) await Changes.RaiseAsync(ContentChange.All);
    }

    private void Tell(string pragma)
    {
        using var command = Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }

    /// <summary>What a pool of contexts must be told beforehand; a context of its own sees to it itself.</summary>
    public static void Prepare(DbContextOptionsBuilder options)
    {
        options.AddInterceptors(SqlitePragmas.Instance);
        // A list of ids is one parameter, so that the statement is the same for any number of them and need not be written anew.
        new SqliteDbContextOptionsBuilder(options).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
        ContextOptions.Prepare(options);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (!optionsBuilder.Options.IsFrozen) Prepare(optionsBuilder);
    }
}
