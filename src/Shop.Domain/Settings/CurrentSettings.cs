using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;

namespace Shop.Domain.Settings;

/// <summary>
/// The settings that are in force, in memory. The change feed says when they are stale, also when another process saved them;
/// they are then read again by whoever asks next. While the database is away, what was known last goes on being in force.
/// </summary>
public sealed class CurrentSettings : IDisposable
{
    private const long Minute = 60_000;

    // While other processes cannot be heard: what they save is in force here within a second all the same.
    private const long Unheard = 500;
    private const long AfterFailure = 1_000;

    // A database that is away answers late: one asks it, and the others do not queue up behind.
    private const int Patience = 250;

    private readonly SettingsGroup[] _groups;
    private readonly IServiceScopeFactory _scopes;
    private readonly ChangeFeed _changes;
    private readonly SemaphoreSlim _turn = new(1);
    private Known _known;
    private long _now;

    public CurrentSettings(IEnumerable<SettingsGroup> groups, IServiceScopeFactory scopes, ChangeFeed changes)
    {
        (_groups, _scopes, _changes) = ([.. groups], scopes, changes);
        _known = new Known(new SettingsSnapshot(_groups, []), -1, 0);
        changes.Subscribe(Hear);
    }

    /// <summary>The values in force. Asks the database only when they changed, or a minute has gone by.</summary>
    public T Of<T>() where T : class, ISettings => Read().Of<T>();

    /// <summary>The same without waiting on a thread.</summary>
    public async ValueTask<SettingsSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } known) return known;
        if (!await _turn.WaitAsync(Patience, cancellationToken)) return _known.Snapshot;
        try
        {
            return Fresh() ?? await AskAsync(db => Rows(db).ToListAsync(cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The same, asked of the database in any case: for who is about to change them.</summary>
    public ValueTask<SettingsSnapshot> ReadAgainAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _now);
        return ReadAsync(cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    private SettingsSnapshot Read()
    {
        if (Fresh() is { } known) return known;
        if (!_turn.Wait(Patience)) return _known.Snapshot;
        try
        {
            return Fresh() ?? AskAsync(db => Task.FromResult(Rows(db).ToList())).GetAwaiter().GetResult();
        }
        finally
        {
            _turn.Release();
        }
    }

    private SettingsSnapshot? Fresh()
    {
        var known = Volatile.Read(ref _known);
        return known.Stamp == Volatile.Read(ref _now) && Environment.TickCount64 < known.GoodUntil ? known.Snapshot : null;
    }

    // In a scope of its own: whoever asks may be in the middle of a transaction.
    private async Task<SettingsSnapshot> AskAsync(Func<ShopDbContext, Task<List<StoredSettings>>> ask)
    {
        // Taken before the rows are read: what is saved meanwhile makes them stale at once.
        var stamp = Volatile.Read(ref _now);
        try
        {
            using var scope = _scopes.CreateScope();
            var rows = await ask(scope.ServiceProvider.GetRequiredService<ShopDbContext>());
            return Keep(new SettingsSnapshot(_groups, rows), stamp, _changes.PeersReachable ? Minute : Unheard);
        }
        catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
        {
            return Keep(_known.Snapshot, stamp, AfterFailure);
        }
    }

    private static IQueryable<StoredSettings> Rows(ShopDbContext db) => db.Set<StoredSettings>().AsNoTracking();

    private SettingsSnapshot Keep(SettingsSnapshot snapshot, long stamp, long milliseconds)
    {
        Volatile.Write(ref _known, new Known(snapshot, stamp, Environment.TickCount64 + milliseconds));
        return snapshot;
    }

    private ValueTask Hear(ContentChange change)
    {
        if (change.Everything || change.Tags.Contains(SettingsTags.All)) Interlocked.Increment(ref _now);
        return ValueTask.CompletedTask;
    }

    private sealed record Known(SettingsSnapshot Snapshot, long Stamp, long GoodUntil);
}
