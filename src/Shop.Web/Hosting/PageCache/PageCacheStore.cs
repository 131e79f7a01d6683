using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.PageCache;

/// <summary>
/// The pages in memory. Each carries the stamp of the moment before its first row was read; the change feed says when
/// what it shows changed. Both are compared when it is handed out, so that it does not matter when it came in.
/// </summary>
public sealed class PageCacheStore : IDisposable
{
    // Several thousand compressed pages; the least used go first.
    private const long MaxBytes = 48L * 1024 * 1024;
    private const int LargestPage = 512 * 1024;
    private const int BytesBesideThePage = 1024;
    private const int MaxTagsRemembered = 10_000;
    private const int MaxSearchesAMinute = 300;

    // Changes make pages stale at once. This is for what changes without one: what others bought, prices that begin by the clock.
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(60);

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly TimeProvider _clock;
    private readonly Lock _turn = new();
    private Changes _changes = new(0);
    private long _now;
    private (long Minute, int Count) _searches;

    public PageCacheStore(ChangeFeed feed, TimeProvider clock)
    {
        _clock = clock;
        feed.Subscribe(Hear);
    }

    /// <summary>The moment before the reading of a page's rows.</summary>
    public long Stamp => Volatile.Read(ref _now);

    private long Minute => _clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;

    /// <summary>The page, unless something that it shows changed since its rows were read.</summary>
    public CachedResponse? Find(PageKey key) => _pages.TryGetValue(key, out Entry? entry) && !IsStale(entry!) ? entry!.Page : null;

    /// <summary>Whether the page may be kept: of searches only so many in each minute.</summary>
    public bool HasRoomFor(PageKey key)
    {
        if (!key.IsSearch) return true;
        lock (_turn) return _searches.Minute != Minute || _searches.Count < MaxSearchesAMinute;
    }

    /// <param name="key">Under what it is asked for.</param>
    /// <param name="page">Left out when it is very large, or one search too many.</param>
    /// <param name="stamp">Of the moment before the first reading.</param>
    /// <param name="tags">Under which the change feed speaks of what it shows.</param>
    /// <param name="until">From then on it is stale in any case.</param>
    public void Keep(PageKey key, CachedResponse page, long stamp, IEnumerable<string> tags, DateTimeOffset? until = null)
    {
        if (page.Length > LargestPage || (key.IsSearch && !MayKeepASearch())) return;
        var options = new MemoryCacheEntryOptions { Size = page.Length + BytesBesideThePage, AbsoluteExpirationRelativeToNow = Max };
        _pages.Set(key, new Entry(page, stamp, [.. tags], until ?? DateTimeOffset.MaxValue), options);
    }

    public void Dispose() => _pages.Dispose();

    private bool IsStale(Entry entry)
    {
        // Most pages say nothing of the clock, and do not ask it.
        if (entry.Until != DateTimeOffset.MaxValue && entry.Until <= _clock.GetUtcNow()) return true;
        // Read first: what changes meanwhile has a later number, and the next look finds it.
        var now = Volatile.Read(ref _now);
        if (Volatile.Read(ref entry.FreshAt) == now) return false;
        if (Volatile.Read(ref _changes).IsAnySince(entry.Stamp, entry.Tags)) return true;
        Volatile.Write(ref entry.FreshAt, now);
        return false;
    }

    private ValueTask Hear(ContentChange change)
    {
        lock (_turn)
        {
            var next = _now + 1;
            if (change.Everything || _changes.Count + change.Tags.Count > MaxTagsRemembered)
                Volatile.Write(ref _changes, new Changes(next));
            else _changes.Add(change.Tags, next);
            // Last: who sees the number sees what changed.
            Volatile.Write(ref _now, next);
        }

        return ValueTask.CompletedTask;
    }

    private bool MayKeepASearch()
    {
        lock (_turn)
        {
            // Read once: it may be the next one in the middle of the line.
            var minute = Minute;
            _searches = (minute, _searches.Minute == minute ? _searches.Count + 1 : 1);
            return _searches.Count <= MaxSearchesAMinute;
        }
    }

    private sealed class Entry(CachedResponse page, long stamp, string[] tags, DateTimeOffset until)
    {
        /// <summary>The number of the last change with which it was compared.</summary>
        public long FreshAt = -1;

        public CachedResponse Page => page;

        public long Stamp => stamp;

        public string[] Tags => tags;

        public DateTimeOffset Until => until;
    }

    // When each tag changed last, since all was forgotten.
    private sealed class Changes(long allChanged)
    {
        private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);

        public int Count => _last.Count;

        public void Add(IEnumerable<string> tags, long number)
        {
            foreach (var tag in tags) _last[tag] = number;
        }

        public bool IsAnySince(long stamp, string[] tags) =>
            stamp < allChanged || Array.Exists(tags, tag => _last.TryGetValue(tag, out var changed) && changed > stamp);
    }
}
