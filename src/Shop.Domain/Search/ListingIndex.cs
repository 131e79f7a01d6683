using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Search.Synonyms;
using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Search;

/// <summary>
/// What lists filter, count and sort by, in memory (decision 0018). One for each process. The changes feed says what is
/// stale; a list catches up with single products before it is read, and whoever runs <see cref="RefreshListings"/> in the
/// background builds it anew when anything may be stale.
/// </summary>
public sealed class ListingIndex : IDisposable
{
    // So many are read before a list is shown; more than that is an import, which a background task follows.
    private const int MaxSingle = 1000;

    // To read all is then faster than to read so many one by one.
    private const int AllBySome = 2;

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Lock _staleLock = new();
    private readonly BaseCurrency _baseCurrency;
    private HashSet<ProductId> _stale = [];
    private FacetIndex? _facetIndex;
    private bool _staleNames, _staleAll;

    public ListingIndex(ChangeFeed changes, BaseCurrency baseCurrency)
    {
        _baseCurrency = baseCurrency;
        changes.Subscribe(Hear);
    }

    /// <summary>The ranges of prices that lists are narrowed by.</summary>
    public IReadOnlyList<PriceRange> Prices => PriceRange.OfferedIn(_baseCurrency.Value);

    /// <summary>Raised when more is stale than is read before a list is shown.</summary>
    public SemaphoreSlim Wanted { get; } = new(0);

    /// <summary>Those who refresh it do so one after the other.</summary>
    internal SemaphoreSlim Turn { get; } = new(1, 1);

    internal bool IsBuilt => Volatile.Read(ref _facetIndex) is not null;

    internal ListingNames Names { get; set; } = ListingNames.None;

    /// <summary>Names are stale, or some products, and few enough to be read one by one.</summary>
    internal bool CanCatchUp => AreNamesStale || HasStaleProducts;

    internal bool AreNamesStale => Volatile.Read(ref _staleNames);

    internal bool HasStaleProducts
    {
        get { lock (_staleLock) return _stale.Count is > 0 and <= MaxSingle; }
    }

    /// <summary>Anything may be stale, or so much that reading the whole catalogue is faster.</summary>
    internal bool IsAllStale
    {
        get { lock (_staleLock) return _staleAll || _facetIndex is null || _stale.Count > _facetIndex.Count / AllBySome; }
    }

    public void Dispose()
    {
        _lock.Dispose();
        Wanted.Dispose();
        Turn.Dispose();
    }

    /// <summary>The products that changed since this was last asked.</summary>
    internal IReadOnlyCollection<ProductId> TakeStale()
    {
        lock (_staleLock)
        {
            var stale = _stale;
            _stale = [];
            return stale;
        }
    }

    /// <summary>To be called before all is read: what changes from here on is stale again.</summary>
    internal void TakeAllStale()
    {
        lock (_staleLock) _staleAll = false;
    }

    internal void PutBackAll()
    {
        lock (_staleLock) _staleAll = true;
    }

    internal void TakeStaleNames() => Volatile.Write(ref _staleNames, false);

    internal void PutBackNames() => Volatile.Write(ref _staleNames, true);

    internal void PutBack(IEnumerable<ProductId> stale)
    {
        lock (_staleLock) _stale.UnionWith(stale);
    }

    internal ListingHits Find(ListingCriteria criteria, Func<int, (int Skip, int Take)> place)
    {
        _lock.EnterReadLock();
        try
        {
            using var search = new ListingSearch(_facetIndex!, criteria);
            return search.Read(place);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    internal void Replace(FacetIndex facetIndex) => Change(_ => Volatile.Write(ref _facetIndex, facetIndex));

    /// <summary>Does the work while nobody reads.</summary>
    internal void Change(Action<FacetIndex?> work)
    {
        _lock.EnterWriteLock();
        try
        {
            work(_facetIndex);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private static bool AreNames(string tag) => CatalogueTags.AreNames(tag) || tag is Synonym.ChangeTag or SettingsTags.All;

    private ValueTask Hear(ContentChange change)
    {
        var ids = change.Tags.Select(CatalogueTags.ProductOf).OfType<ProductId>();
        int stale;
        lock (_staleLock)
        {
            _stale.UnionWith(ids);
            _staleAll |= change.Everything;
            stale = _stale.Count;
        }

        if (change.Everything || change.Tags.Any(AreNames)) PutBackNames();
        if (change.Everything || stale > MaxSingle) Wanted.Release();
        return ValueTask.CompletedTask;
    }
}
