using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Shop.Web.Hosting.PageCache;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>What a kept page says to whom: carts, codings, addresses, headers.</summary>
[Collection(nameof(HostedShop))]
public sealed class PageCacheAnswersTests(HostedShop shop) : IDisposable
{
    private const string Listing = "/catalogue/black-tea";
    private readonly HttpClient _client = shop.Client();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Each_visitor_sees_the_own_number_of_pieces_and_nobody_another_ones_cookie()
    {
        using var one = shop.Client();
        using var other = shop.Client();
        await AddAsync(one, 3);
        await AddAsync(other, 5);
        for (var round = 0; round < 2; round++)
        {
            foreach (var (visitor, pieces) in new[] { (one, 3), (other, 5), (_client, 0) })
            {
                using var answer = await visitor.GetAsync(Listing);
                Assert.Contains($"data-cart-count=\"{pieces}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                Assert.False(answer.Headers.Contains("Set-Cookie"));
            }

            await Task.Delay(20);
        }

        await AddAsync(one, 1);
        Assert.Contains("data-cart-count=\"4\"", await one.GetStringAsync(Listing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?utm_source=mail&gclid=1")]
    [InlineData("?sort=popular&page=1")]
    [InlineData("?sort=nonsense&page=-4")]
    [InlineData("?page=1&page=2&SORT=")]
    public async Task What_says_nothing_in_an_address_leads_to_the_page_that_is_kept_and_does_not_appear_on_it(string query)
    {
        await TwiceAsync(Listing);
        using var answer = await _client.GetAsync(Listing + query);
        Assert.NotNull(answer.Headers.Age);
        Assert.DoesNotContain("utm_", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "?x=1&page=7&sku=A&price=1-2")]
    [InlineData("/products/shizuoka-sencha", "?x=1&page=7&price=1-2&glaze=celadon")]
    public async Task What_a_page_does_not_take_makes_no_copy_of_it(string path, string query)
    {
        using (await TwiceAsync(path)) { }
        using var answer = await _client.GetAsync(path + query);
        Assert.NotNull(answer.Headers.Age);
    }

    [Theory]
    [InlineData("?glaze=celadon", true)]
    [InlineData("?price=10-25", true)]
    [InlineData("?page=2", true)]
    [InlineData("?price=1.23-4.56", false)]
    [InlineData("?from=1.23", false)]
    [InlineData("?tag=nonsense", false)]
    [InlineData("?nonsense=1", false)]
    [InlineData("?q=tea", false)]
    [InlineData("?page=999", false)]
    public async Task Only_lists_that_the_shop_links_to_are_kept(string query, bool isKept)
    {
        using var answer = await TwiceAsync("/catalogue" + query);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isKept, answer.Headers.Age is not null);
    }

    [Theory]
    [InlineData("/catalogue/Black-tea", HttpStatusCode.NotFound)]
    [InlineData("/CATALOGUE/black-tea", HttpStatusCode.OK)]
    [InlineData("/catalogue/black-tea/", HttpStatusCode.OK)]
    [InlineData("/catalogue/black-tea?page=70000", HttpStatusCode.OK)]
    [InlineData("/products/shizuoka-sencha?sku=MADE-UP", HttpStatusCode.OK)]
    [InlineData("/products/no-such-tea", HttpStatusCode.NotFound)]
    public async Task Addresses_that_anybody_can_make_up_are_not_kept(string path, HttpStatusCode status)
    {
        using var answer = await TwiceAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Null(answer.Headers.Age);
        if (status != HttpStatusCode.OK) Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_same_tag_is_answered_with_304_and_each_coding_has_its_own_tag_and_the_same_text()
    {
        using var plain = await TwiceAsync(Listing);
        var text = await plain.Content.ReadAsStringAsync();
        var tags = new HashSet<EntityTagHeaderValue> { plain.Headers.ETag! };
        foreach (var coding in new[] { "br", "gzip" })
        {
            using var packing =
                new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = shop.Address };
            using var raw = await SendAsync(HttpMethod.Get, coding, null);
            Assert.Equal(coding, Assert.Single(raw.Content.Headers.ContentEncoding));
            Assert.False(raw.Headers.ETag!.IsWeak);
            Assert.True(tags.Add(raw.Headers.ETag));
            Assert.Equal(["Accept-Encoding", "Cookie"], raw.Headers.Vary);
            Assert.Equal("no-cache, private", raw.Headers.CacheControl!.ToString());
            packing.DefaultRequestHeaders.AcceptEncoding.ParseAdd(coding);
            Assert.Equal(text, await packing.GetStringAsync(Listing));
            await Task.Delay(20);

            using var again = await SendAsync(HttpMethod.Get, coding, raw.Headers.ETag);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(raw.Headers.ETag, again.Headers.ETag);
            Assert.Equal(raw.Headers.Vary, again.Headers.Vary);
            Assert.True(again.Headers.CacheControl!.NoCache);
            Assert.Contains("default-src 'none'", Assert.Single(again.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("br;q=0.5, gzip;q=1", "br")]
    [InlineData("zstd, *;q=0", null)]
    [InlineData(";;=", null)]
    [InlineData("deflate, GZIP", "gzip")]
    [InlineData("brotli, xbr", null)]
    public async Task A_coding_that_the_browser_refuses_is_not_used(string accepted, string? used)
    {
        using var answer = await SendAsync(HttpMethod.Get, accepted, null);
        Assert.Equal(used, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task Head_answers_what_get_would_without_the_page()
    {
        using var get = await TwiceAsync(Listing);
        using var head = await SendAsync(HttpMethod.Head, null, null);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_kept_page_carries_the_security_headers()
    {
        using var kept = await TwiceAsync(Listing);
        Assert.NotNull(kept.Headers.Age);
        foreach (var name in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy" })
            Assert.Single(kept.Headers.GetValues(name));
    }

    [Theory]
    [InlineData("/admin/sign-in")]
    [InlineData("/cart")]
    [InlineData("/no/such/page")]
    [InlineData("/samples")]
    public async Task Other_pages_are_kept_by_nobody(string path)
    {
        using var answer = await TwiceAsync(path);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.Age);
    }

    [Fact]
    public void Every_query_parameter_of_a_kept_page_is_part_of_what_it_is_kept_under()
    {
        var actions = typeof(CachedPageAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(CachedPageAttribute)))
            .SelectMany(controller => controller.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(action => action.IsDefined(typeof(HttpGetAttribute)));
        var asked = from action in actions
                    let routes = action.GetCustomAttributes<HttpGetAttribute>().Select(route => route.Template)
                    from parameter in action.GetParameters()
                    where parameter.ParameterType != typeof(CancellationToken)
                        && !routes.Any(route => route!.Contains($"{{{parameter.Name}", StringComparison.Ordinal))
                    select (parameter.Name, Page: action.DeclaringType!.GetCustomAttribute<CachedPageAttribute>()!);
        Assert.Equal(["q", "sku"], asked.Select(each => each.Name).Where(name => name is "q" or "sku").Distinct()
            .Order(StringComparer.Ordinal));
        Assert.All(asked, each => Assert.True(each.Page.Query.Contains(each.Name) && PageQuery.Names.Contains(each.Name), each.Name));
    }

    private async Task<HttpResponseMessage> TwiceAsync(string path)
    {
        await ListsAreCachedAsync();
        using (await _client.GetAsync(path)) await Task.Delay(20);
        return await _client.GetAsync(path);
    }

    // At the start lists are not kept until their index was read.
    private async Task ListsAreCachedAsync()
    {
        for (var tries = 0; tries < 600; tries++)
        {
            using var answer = await _client.GetAsync(Listing);
            if (answer.Headers.Age is not null) return;
            await Task.Delay(50);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? coding, EntityTagHeaderValue? known)
    {
        using var request = new HttpRequestMessage(method, Listing);
        if (coding is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return await _client.SendAsync(request);
    }

    private static async Task AddAsync(HttpClient visitor, int quantity)
    {
        using var form =
            new FormUrlEncodedContent(
            [new("sku", "LK-SEN-050"), new("quantity", quantity.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        using var added = await visitor.PostAsync("/cart/lines", form);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
    }
}
