using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.KeptPages;

/// <summary>
/// The framework's store of pages in memory, told by the change feed what is stale. A page that was made from rows read
/// before a change cannot be stored after it: each page carries the stamp of the moment before its first read.
/// </summary>
public sealed class PageStore : IOutputCacheStore
{
    /// <summary>Marks pages of search results, of which only so many are kept: anybody can think up words.</summary>
    public const string Search = "search";

    private const string Everything = "everything";
    private const string StampPrefix = "as-of:";
    private const int MostTagsRemembered = 10_000;
    private const int MostSearchesAMinute = 300;

    private readonly IOutputCacheStore _pages;
    private readonly TimeProvider _clock;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, long> _changed = [];
    private long _now;
    private long _allChanged;
    private (long Minute, int Count) _searches;

    public PageStore(IOutputCacheStore pages, ChangeFeed feed, TimeProvider clock)
    {
        (_pages, _clock) = (pages, clock);
        feed.Subscribe(Forget);
    }

    /// <summary>Whether another page of search results may be kept in this minute.</summary>
    public bool HasRoomForASearch
    {
        get { lock (_turn) return _searches.Minute != Minute || _searches.Count < MostSearchesAMinute; }
    }

    private long Minute => _clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;

    /// <summary>A tag that says when the reading of a page's rows began.</summary>
    public string Stamp() => StampPrefix + Volatile.Read(ref _now).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether something that the page shows changed since its stamp.</summary>
    public bool IsStale(IEnumerable<string> tags)
    {
        lock (_turn) return IsStaleNow(tags);
    }

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => _pages.GetAsync(key, cancellationToken);

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => Forget(new ContentChange([tag]));

    // One turn for storing and for forgetting: between the look at the changes and the storing none can come. The
    // framework's store works in memory, so nothing waits inside.
    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            if (tags is null || IsStaleNow(tags) || (tags.Contains(Search) && !MayKeepASearch())) return ValueTask.CompletedTask;
            return _pages.SetAsync(key, value, [Everything, .. tags.Where(tag => !IsStamp(tag))], validFor, cancellationToken);
        }
    }

    private ValueTask Forget(ContentChange change)
    {
        lock (_turn)
        {
            _now++;
            if (change.Everything || _changed.Count + change.Tags.Count > MostTagsRemembered) return ForgetAll();
            foreach (var tag in change.Tags)
            {
                _changed[tag] = _now;
                // It has happened when the call returns.
                _ = _pages.EvictByTagAsync(tag, CancellationToken.None).AsTask();
            }
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask ForgetAll()
    {
        _allChanged = _now;
        _changed.Clear();
        return _pages.EvictByTagAsync(Everything, CancellationToken.None);
    }

    private bool IsStaleNow(IEnumerable<string> tags)
    {
        var stamp = long.Parse(tags.First(IsStamp).AsSpan(StampPrefix.Length), CultureInfo.InvariantCulture);
        return stamp < _allChanged || tags.Any(tag => _changed.TryGetValue(tag, out var changed) && changed > stamp);
    }

    private bool MayKeepASearch()
    {
        // Read once: it may be the next one in the middle of the line.
        var minute = Minute;
        _searches = (minute, _searches.Minute == minute ? _searches.Count + 1 : 1);
        return _searches.Count <= MostSearchesAMinute;
    }

    private static bool IsStamp(string tag) => tag.StartsWith(StampPrefix, StringComparison.Ordinal);
}
