using Microsoft.Extensions.Caching.Memory;

namespace Shop.Domain.Persistence;

/// <summary>
/// What was read from the database for everybody, in memory until the change feed says that it is stale. What was read before a
/// change cannot be kept after it: whoever reads takes the stamp first. While other processes cannot be heard, nothing is found.
/// After a minute it is read again in any case: rows changed by hand in the database tell nobody (decision 0016).
/// </summary>
public abstract class ChangeAwareCache<TKey, TValue> : IDisposable where TKey : notnull where TValue : class
{
    private static readonly TimeSpan Max = TimeSpan.FromMinutes(1);

    private readonly ChangeFeed _changes;
    private readonly MemoryCache _values;
    private readonly Lock _turn = new();
    private long _now;

    /// <param name="changes">Says what is stale.</param>
    /// <param name="most">How many values; those used least go first.</param>
    protected ChangeAwareCache(ChangeFeed changes, int most)
    {
        (_changes, _values) = (changes, new MemoryCache(new MemoryCacheOptions { SizeLimit = most }));
        changes.Subscribe(Hear);
    }

    /// <summary>The moment before a reading.</summary>
    public long Stamp => Volatile.Read(ref _now);

    public TValue? Find(TKey key) => _changes.PeersReachable ? _values.Get<TValue>(key) : null;

    /// <summary>Keeps what was read since the stamp, unless something changed meanwhile.</summary>
    public void Keep(TKey key, TValue value, long stamp)
    {
        lock (_turn)
        {
            if (stamp == _now && _changes.PeersReachable)
                _values.Set(key, value, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Max });
        }
    }

    public void Dispose()
    {
        _values.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the change makes stale; null for all.</summary>
    protected abstract IEnumerable<TKey>? StaleKeys(ContentChange change);

    private ValueTask Hear(ContentChange change)
    {
        lock (_turn)
        {
            _now++;
            if (change.Everything || StaleKeys(change) is not { } keys) _values.Clear();
            else foreach (var key in keys) _values.Remove(key);
        }

        return ValueTask.CompletedTask;
    }
}
