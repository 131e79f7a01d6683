using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Tests.Features.Samples;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>A page that many ask for while it is made.</summary>
[Collection(nameof(HostedShop))]
public sealed class PageCacheMiddlewareTests(HostedShop shop) : IAsyncLifetime
{
    private const string Page = "/samples/kept";
    private static readonly CachedPageAttribute Tea = new("tea");
    private readonly HttpClient _client = shop.Client();
    private readonly TaskCompletionSource _finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task InitializeAsync()
    {
        CachedSamplesController.Meanwhile = () =>
        {
            _begun.TrySetResult();
            return _finish.Task;
        };
        return ChangeAsync();
    }

    public Task DisposeAsync()
    {
        CachedSamplesController.Meanwhile = () => Task.CompletedTask;
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Twenty_who_ask_for_a_stale_page_at_once_cause_it_to_be_made_once()
    {
        var asked = Enumerable.Range(0, 20).Select(_ => _client.GetStringAsync(Page)).ToList();
        await _begun.Task;
        // Long enough for the others to arrive; were one of them late, it would be handed the kept page.
        await Task.Delay(200);
        _finish.SetResult();
        Assert.Single((await Task.WhenAll(asked)).Distinct());
    }

    [Fact]
    public async Task When_the_page_changed_while_it_was_made_who_waited_gets_a_newer_one()
    {
        var first = _client.GetStringAsync(Page);
        await _begun.Task;
        var second = _client.GetStringAsync(Page);
        await Task.Delay(200);
        await ChangeAsync();
        _finish.SetResult();
        Assert.NotEqual(await first, await second);
        Assert.Equal(await second, await _client.GetStringAsync(Page));
    }

    [Fact]
    public async Task When_the_first_visitor_goes_away_the_others_get_their_page()
    {
        using var leaves = new CancellationTokenSource();
        var first = _client.GetStringAsync(Page, leaves.Token);
        await _begun.Task;
        var second = _client.GetStringAsync(Page);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _finish.SetResult();
        Assert.StartsWith("made ", await second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_made_again_and_came_out_the_same_is_not_sent_to_who_has_it()
    {
        _finish.SetResult();
        using var first = await _client.GetAsync("/catalogue");
        await shop.Services.GetRequiredService<ChangeFeed>().RaiseAsync(ContentChange.All);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/catalogue");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Null(again.Headers.Age);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, false)]
    public async Task A_search_that_there_is_no_room_for_is_told_so_before_it_is_made_and_compressed(int keptBefore, bool toBeKept)
    {
        using var store = new PageCacheStore(shop.Services.GetRequiredService<ChangeFeed>(), new FakeTimeProvider());
        var http = new DefaultHttpContext { Request = { Method = "GET", Path = "/search", QueryString = new QueryString("?q=tea") } };
        for (var number = 0; number < keptBefore; number++)
            store.Keep(new PageKey("/search", $"?q={number}", "br", "en", Currency.Eur, null, 0), new CachedResponse(http.Response, [1]),
                store.Stamp, []);
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new CachedPageAttribute { Query = ["q"] }), null));
        bool? told = null;
        var keeper = new PageCacheMiddleware(
            context =>
            {
                told = CachedPage.IsToBeCached(context);
                return Task.CompletedTask;
            },
            store, shop.Services.GetRequiredService<PageKeys>());
        await keeper.InvokeAsync(http);
        Assert.Equal(toBeKept, told);
    }

    [Fact]
    public async Task What_only_https_may_say_is_not_repeated_over_http()
    {
        using var store = new PageCacheStore(shop.Services.GetRequiredService<ChangeFeed>(), new FakeTimeProvider());
        var keeper = new PageCacheMiddleware(
            context =>
            {
                if (context.Request.IsHttps) context.Response.Headers.StrictTransportSecurity = "max-age=1";
                return Task.CompletedTask;
            },
            store, shop.Services.GetRequiredService<PageKeys>());
        foreach (var scheme in new[] { "https", "https", "http" })
        {
            var http = new DefaultHttpContext { Request = { Method = "GET", Scheme = scheme, Path = "/tea" } };
            http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(Tea), null));
            await keeper.InvokeAsync(http);
            Assert.Equal(scheme == "https" ? "max-age=1" : "", http.Response.Headers.StrictTransportSecurity.ToString());
        }
    }

    private Task ChangeAsync() =>
        shop.Services.GetRequiredService<ChangeFeed>().RaiseAsync(new ContentChange([CachedSamplesController.Tag]));
}
