using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Domain.Shared;

namespace Shop.Domain.Persistence;

/// <summary>
/// The shop's one database. It has no DbSet properties, so that it knows no module: each module brings a
/// mapping and reads with <c>Set&lt;T&gt;()</c>.
/// </summary>
public abstract class ShopDbContext(DbContextOptions options, WriteGate gate) : DbContext(options)
{
    private const int Attempts = 5;
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);
    private readonly HashSet<string> _touched = [];
    private bool _toldSomething;

    /// <summary>How many migrations there are, and the newest. A test holds it to the truth.</summary>
    public abstract (int Count, string Newest) Migrations { get; }

    protected ChangeFeed Changes => gate.Changes;

    /// <summary>
    /// Runs the work as one write transaction, saves and commits. Conflicts with other writers are retried as a whole
    /// with a clean tracker, so the work must read what it needs inside. When <paramref name="commitWhen"/> says no to
    /// the result, nothing is kept. Afterwards nothing is tracked: whoever writes often must not pay for what is done.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, Func<T, bool>? commitWhen = null, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, commitWhen, cancellationToken);
            }
            catch (Exception conflict) when (attempt < Attempts && DatabaseErrors.IsPassing(conflict))
            {
                ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(5, 40) * attempt, cancellationToken);
            }
        }
    }

    /// <summary>
    /// The same for what nobody misses after a power cut, as the last change of a cart: where it can, the commit does not
    /// wait for the disk (decision 0024). A crash of the program loses nothing, and the next commit that waits takes it along.
    /// </summary>
    public virtual Task<T> WriteWithoutFlushAsync<T>(Func<Task<T>> work, Func<T, bool>? commitWhen =
        null, CancellationToken cancellationToken = default) =>
        WriteAsync(work, commitWhen, cancellationToken);

    /// <summary>
    /// Starts a transaction that only reads: all that is read in it belongs to one moment. It takes no writer's turn.
    /// </summary>
    public abstract Task<IAsyncDisposable> ReadSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Writes the event to the outbox; it becomes true with the next save.</summary>
    public void Publish(DomainEvent happened, DateTimeOffset now) => Add(OutboxMessage.For(happened, now));

    /// <summary>
    /// Says that what pages show under this tag is stale once the current transaction has committed. For statements that
    /// pass by the tracker; tracked entities say it themselves (<see cref="IPublicContent"/>).
    /// </summary>
    public void Touch(string tag) => _touched.Add(tag);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CrashPoint.Reached("save");
        ChangeTracker.DetectChanges();
        // Comparing all that is tracked with what was read is a good part of a save's cost: once is enough.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            CollectTags();
            if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            using var turn = await gate.EnterAsync(cancellationToken);
            return _touched.Count == 0
                ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
                : await SaveAndTellAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Tells the other processes of the shop, inside the transaction: they hear it when it commits, or never.</summary>
    protected abstract Task NotifyPeersAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken);

    /// <summary>Called when the transaction that told others has committed.</summary>
    protected virtual Task PeersNotifiedAsync() => Task.CompletedTask;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShopDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Apply(configurationBuilder);

    private void CollectTags()
    {
        foreach (var entry in ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is IPublicContent content) _touched.UnionWith(content.ChangeTags);
            _toldSomething |= entry.Entity is OutboxMessage;
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<Task<T>> work, Func<T, bool>? commitWhen, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        _touched.Clear();
        _toldSomething = false;
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var result = await work();
        if (commitWhen?.Invoke(result) == false)
        {
            ChangeTracker.Clear();
            _touched.Clear();
            return result;
        }

        await SaveChangesAsync(cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        ChangeTracker.Clear();
        if (_toldSomething) gate.Signal.Raise();
        if (Stopwatch.GetElapsedTime(started) is var held && held >= Slow) gate.WhenSlow?.Invoke(held);
        return result;
    }

    private async Task<int> SaveAndTellAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        if (acceptAllChangesOnSuccess) ChangeTracker.AcceptAllChanges();
        return saved;
    }

    private async Task CommitAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        if (_touched.Count > 0) await NotifyPeersAsync(_touched, cancellationToken);
        CrashPoint.Reached("before-commit");
        try
        {
            await transaction.CommitAsync(cancellationToken);
            if (_touched.Count > 0) await PeersNotifiedAsync();
        }
        finally
        {
            // Also when the commit failed: it may be its answer alone that was lost.
            if (_touched.Count > 0) await Changes.RaiseAsync(new ContentChange([.. _touched]));
            _touched.Clear();
        }

        CrashPoint.Reached("after-commit");
    }
}
