using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Hosting.PageCache;
using Xunit;

namespace Shop.Web.Tests.Hosting;

public sealed class PageCacheStoreTests : IDisposable
{
    private readonly ChangeFeed _feed = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly PageCacheStore _store;

    public PageCacheStoreTests() => _store = new PageCacheStore(_feed, _clock);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_page_is_handed_out_until_something_that_it_shows_changes()
    {
        Keep("/tea", _store.Stamp, "tea");
        Keep("/coffee", _store.Stamp, "coffee");
        Assert.True(IsCached("/tea"));
        await _feed.RaiseAsync(new ContentChange(["tea", "cups"]));
        Assert.False(IsCached("/tea"));
        Assert.True(IsCached("/coffee"));
        Keep("/tea", _store.Stamp, "tea");
        Assert.True(IsCached("/tea"));
        await _feed.RaiseAsync(ContentChange.All);
        Assert.False(IsCached("/tea"));
        Assert.False(IsCached("/coffee"));
    }

    [Fact]
    public async Task A_page_whose_rows_were_read_before_a_change_of_what_it_shows_is_not_handed_out_after_it()
    {
        var before = _store.Stamp;
        await _feed.RaiseAsync(new ContentChange(["tea"]));
        Keep("/tea", before, "tea");
        Keep("/coffee", before, "coffee");
        Assert.False(IsCached("/tea"));
        Assert.True(IsCached("/coffee"));

        before = _store.Stamp;
        await _feed.RaiseAsync(ContentChange.All);
        Keep("/coffee", before, "coffee");
        Assert.False(IsCached("/coffee"));
    }

    [Fact]
    public async Task More_changes_than_are_remembered_count_as_a_change_of_everything()
    {
        var before = _store.Stamp;
        Keep("/coffee", before, "coffee");
        await _feed.RaiseAsync(new ContentChange([.. Enumerable.Range(0, 9_000).Select(number => $"a{number}")]));
        Assert.True(IsCached("/coffee"));
        await _feed.RaiseAsync(new ContentChange([.. Enumerable.Range(0, 9_000).Select(number => $"b{number}")]));
        Assert.False(IsCached("/coffee"));
        Keep("/a1", before, "a1");
        Assert.False(IsCached("/a1"));
        Keep("/coffee", _store.Stamp, "coffee");
        Assert.True(IsCached("/coffee"));
    }

    [Fact]
    public async Task No_page_is_older_than_a_change_that_was_told_of_however_many_ask()
    {
        using var end = new CancellationTokenSource();
        using var reading = new CountdownEvent(4);
        var (written, told) = (0, 0);
        // The tea comes last: whoever takes the change's number before its tags is caught.
        var change = new ContentChange([.. Enumerable.Range(0, 200).Select(other => $"{other}"), "tea"]);
        var readers = Enumerable.Range(0, reading.InitialCount).Select(_ => Task.Factory.StartNew(() =>
        {
            for (var looks = 0; !end.IsCancellationRequested; looks++)
            {
                var least = Volatile.Read(ref told);
                // A page is as long as the number of the last change that was written when it was made.
                if (_store.Find(KeyOf("/tea")) is { } page) Assert.InRange(page.Length, least, int.MaxValue);
                else Keep("/tea", _store.Stamp, "tea", length: Volatile.Read(ref written));
                if (looks == 1) reading.Signal();
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        Assert.True(reading.Wait(TimeSpan.FromMinutes(1)));
        for (var number = 1; number <= 3000; number++)
        {
            Volatile.Write(ref written, number);
            // Every hundredth time so many others change that the tags are forgotten.
            if (number % 100 == 0)
                await _feed.RaiseAsync(new ContentChange([.. Enumerable.Range(0, 9_999).Select(other => $"{number} {other}")]));
            await _feed.RaiseAsync(change);
            Volatile.Write(ref told, number);
            if (number % 10 == 0) Thread.Yield();
        }

        await end.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public void Of_searches_only_so_many_a_minute_are_kept_and_of_other_pages_as_many_as_there_are()
    {
        for (var number = 0; number < 400; number++) Keep("/search", _store.Stamp, "tea", $"?q={number}");
        Assert.Equal(300, Enumerable.Range(0, 400).Count(number => IsCached("/search", $"?q={number}")));
        Assert.False(_store.HasRoomFor(KeyOf("/search", "?q=more")));
        Assert.True(_store.HasRoomFor(KeyOf("/tea")));
        Keep("/tea", _store.Stamp, "tea");
        Assert.True(IsCached("/tea"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_store.HasRoomFor(KeyOf("/search", "?q=more")));
        Keep("/search", _store.Stamp, "tea", "?q=more");
        Assert.True(IsCached("/search", "?q=more"));
    }

    [Fact]
    public void A_page_of_more_than_half_a_megabyte_is_not_kept()
    {
        Keep("/small", _store.Stamp, "tea", length: 512 * 1024);
        Keep("/large", _store.Stamp, "tea", length: 512 * 1024 + 1);
        Assert.True(IsCached("/small"));
        Assert.False(IsCached("/large"));
    }

    [Fact]
    public void A_page_that_promises_a_day_is_handed_out_until_the_promise_is_another_one()
    {
        var page = new CachedResponse(new DefaultHttpContext().Response, new byte[1]);
        _store.Keep(KeyOf("/tea"), page, _store.Stamp, ["tea"], _clock.GetUtcNow().AddSeconds(20));
        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.True(IsCached("/tea"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(IsCached("/tea"));
    }

    private static PageKey KeyOf(string path, string query = "") => new(path, query, "br", "en", Currency.Eur, null, 0);

    private void Keep(string path, long stamp, string tag, string query = "", int length = 1) =>
        _store.Keep(KeyOf(path, query), new CachedResponse(new DefaultHttpContext().Response, new byte[length]), stamp, [tag]);

    private bool IsCached(string path, string query = "") => _store.Find(KeyOf(path, query)) is not null;
}
