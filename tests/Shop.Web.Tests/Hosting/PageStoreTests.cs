using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Web.Hosting.KeptPages;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class PageStoreTests
{
    private readonly ChangeFeed _feed = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly KeepsAll _kept = new();
    private readonly PageStore _store;

    public PageStoreTests() => _store = new PageStore(_kept, _feed, _clock);

    [Fact]
    public async Task A_page_whose_rows_were_read_before_a_change_of_what_it_shows_is_not_stored_after_it()
    {
        var before = _store.Stamp();
        await _feed.RaiseAsync(new ContentChange(["tea"]));
        await SetAsync("old", before, "tea");
        await SetAsync("other", before, "coffee");
        await SetAsync("new", _store.Stamp(), "tea");
        Assert.Equal(["other", "new"], _kept.Keys);
        Assert.True(_store.IsStale([before, "tea"]));
        Assert.False(_store.IsStale([before, "coffee"]));
    }

    [Fact]
    public async Task When_anything_may_have_changed_no_page_that_was_being_made_is_stored()
    {
        var before = _store.Stamp();
        await _feed.RaiseAsync(ContentChange.All);
        await SetAsync("old", before, "coffee");
        Assert.Empty(_kept.Keys);
        Assert.Equal(["everything"], _kept.Evicted);
    }

    [Fact]
    public async Task More_changes_than_are_remembered_count_as_a_change_of_everything()
    {
        var before = _store.Stamp();
        await _feed.RaiseAsync(new ContentChange([.. Enumerable.Range(0, 9_000).Select(number => $"a{number}")]));
        await _feed.RaiseAsync(new ContentChange([.. Enumerable.Range(0, 9_000).Select(number => $"b{number}")]));
        await SetAsync("old", before, "a1");
        await SetAsync("also old", before, "coffee");
        Assert.Empty(_kept.Keys);
    }

    [Fact]
    public async Task Of_searches_only_so_many_a_minute_are_kept_and_of_other_pages_as_many_as_there_are()
    {
        for (var number = 0; number < 400; number++) await SetAsync($"words {number}", _store.Stamp(), PageStore.Search);
        Assert.Equal(300, _kept.Keys.Count);
        await SetAsync("page", _store.Stamp(), "tea");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await SetAsync("more words", _store.Stamp(), PageStore.Search);
        Assert.Equal(302, _kept.Keys.Count);
    }

    private async Task SetAsync(string key, params string[] tags) => await _store.SetAsync(key, [1], tags, TimeSpan.FromMinutes(1), default);

    private sealed class KeepsAll : IOutputCacheStore
    {
        public List<string> Keys { get; } = [];

        public List<string> Evicted { get; } = [];

        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
        {
            Evicted.Add(tag);
            return ValueTask.CompletedTask;
        }

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
        {
            Keys.Add(key);
            return ValueTask.CompletedTask;
        }
    }
}
