namespace Shop.Web.Hosting.PageCache;

/// <summary>A page while it is made: under what it will be kept, if at all, and what makes it stale.</summary>
/// <param name="key">Null when this request's page is not kept.</param>
/// <param name="stamp">The moment before anything was read (<see cref="PageCacheStore.Stamp"/>).</param>
/// <param name="tags">What it shows in any case; products are added.</param>
internal sealed class PageBeingRendered(PageKey? key, long stamp, IEnumerable<string> tags)
{
    public PageKey? Key => key;

    public long Stamp => stamp;

    public HashSet<string> Tags { get; } = new(tags, StringComparer.Ordinal);

    /// <summary>From then on it says what is so no longer.</summary>
    public DateTimeOffset GoodUntil { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>False until said otherwise, and again when the page finds that it is not for others.</summary>
    public bool IsCacheable { get; set; }
}
