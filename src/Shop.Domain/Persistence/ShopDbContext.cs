using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>
    /// Runs the work as one write transaction, saves and commits. Conflicts with other writers are retried as a whole
    /// with a clean tracker, so the work must read what it needs inside. When <paramref name="commitWhen"/> says no to
    /// the result, nothing is kept.
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
    /// Starts a transaction that only reads: all that is read in it belongs to one moment. It takes no writer's turn.
    /// </summary>
    public abstract Task<IAsyncDisposable> ReadSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Writes the event to the outbox; it becomes true with the next save.</summary>
    public void Publish(DomainEvent happened, DateTimeOffset now) => Add(OutboxMessage.For(happened, now));

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CrashPoint.Reached("save");
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

#if CRASH_POINTS
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(CrashingCommands.Instance);

#endif
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ShopDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Apply(configurationBuilder);

    private async Task<T> WriteOnceAsync<T>(Func<Task<T>> work, Func<T, bool>? commitWhen, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var result = await work();
        if (commitWhen?.Invoke(result) == false)
        {
            ChangeTracker.Clear();
            return result;
        }

        await SaveChangesAsync(cancellationToken);
        var toldSomething = ChangeTracker.Entries<OutboxMessage>().Any();
        CrashPoint.Reached("before-commit");
        await transaction.CommitAsync(cancellationToken);
        CrashPoint.Reached("after-commit");
        if (toldSomething) gate.Signal.Raise();
        if (Stopwatch.GetElapsedTime(started) is var held && held >= Slow) gate.WhenSlow?.Invoke(held);
        return result;
    }
}
