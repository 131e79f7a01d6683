using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Inventory;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Features;

/// <summary>What somebody is told who wants more of something than there is.</summary>
[Collection(nameof(HostedShop))]
public sealed class CartAnswersTests(HostedShop shop) : IDisposable
{
    private const string Caddy = "/products/stoneware-tea-caddy";
    private const string SoldOut = "LK-CAD-MOS-L";
    private const string Sku = "LK-CAD-BLU-L";
    private readonly CookieShopper _shopper = new(shop.Address);

    public void Dispose() => _shopper.Dispose();

    [Theory]
    [InlineData("", "Sold out for now. Nothing was put into your cart.")]
    [InlineData("/es", "Agotado por ahora. No hemos puesto nada en tu cesta.")]
    public async Task A_sold_out_variant_is_refused_when_it_is_added(string prefix, string words)
    {
        await SetAvailableAsync(SoldOut, 0);
        using var shopper = new CookieShopper(shop.Address, prefix);
        var page = await shopper.PostAndFollowAsync("/cart/lines", ("sku", "LK-CAD-MOS"), ("option.glaze", "moss"),
            ("option.capacity", "900-ml"), ("quantity", "3"));
        Assert.Equal(words, page.Alerts);
        Assert.StartsWith($"{prefix}/products/", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("3", page.Document.QuerySelector("#quantity")!.GetAttribute("value"));
        Assert.Equal(["moss", "900-ml"], page.Document.QuerySelectorAll("[data-option] input[checked]")
            .Select(input => input.GetAttribute("value")));
        Assert.Empty((await shopper.GetAsync("/cart")).Document.QuerySelectorAll("li[data-sku]"));
        Assert.DoesNotContain(shopper.Jar.Cookies.Keys, name => name.EndsWith("cart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_than_what_is_left_beside_the_cart_is_refused_with_both_figures_and_told_once()
    {
        await SetAvailableAsync(Sku, 2);
        await AddAsync("50", "Only 2 left. Nothing was put into your cart; choose at most 2.");
        Assert.Contains("It is in your cart.", (await _shopper.PostAndFollowAsync("/cart/lines", ("sku", Sku), ("quantity", "1")))
            .Body, StringComparison.Ordinal);
        var refused = await AddAsync("2", "Only 2 left, and your cart holds 1 already. Nothing was added.");
        Assert.DoesNotContain("Only", (await _shopper.GetAsync(refused.Address)).Alerts, StringComparison.Ordinal);
        await SetAvailableAsync(Sku, 0);
        await AddAsync("1", "Sold out for now. Nothing was added to the 1 in your cart.");
    }

    [Theory]
    [InlineData("50", "Only 2 left. The quantity is as it was.")]
    [InlineData("3", "Only 2 left. The quantity is as it was.")]
    [InlineData("two", "Enter a quantity from 1 to 99 in plain digits. Your cart is as it was.")]
    public async Task A_line_is_not_raised_above_what_is_left_and_its_field_keeps_what_was_typed(string typed, string words)
    {
        await SetAvailableAsync(Sku, 2);
        await _shopper.PostAsync("/cart/lines", ("sku", Sku), ("quantity", "1"));
        var page = await _shopper.PostAndFollowAsync($"/cart/lines/{Sku}", ("quantity", typed));
        var line = page.Document.QuerySelector($"li[data-sku={Sku}]")!;
        Assert.Equal(words, page.Alerts);
        Assert.Equal(("1", typed), (line.GetAttribute("data-quantity"), line.QuerySelector("input[name=quantity]")!.GetAttribute("value")));
        Assert.Equal("1", (await _shopper.GetAsync("/cart")).Document.QuerySelector("input[name=quantity]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_script_is_told_the_same_and_never_a_false_success()
    {
        await SetAvailableAsync(Sku, 2);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Only 2 left. Nothing was put into your cart; choose at most 2.", null),
            await AskAsync("5"));
        Assert.Equal((HttpStatusCode.OK, "It is in your cart.", 2), await AskAsync("2"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Only 2 left, and your cart holds 2 already. Nothing was added.", null),
            await AskAsync("1"));
    }

    [Fact]
    public async Task An_answer_is_for_its_visitor_alone_and_kept_by_no_cache()
    {
        await SetAvailableAsync(Sku, 2);
        using var stranger = shop.Client();
        await stranger.GetStringAsync($"{Caddy}?sku={Sku}");
        var answer = await _shopper.PostAsync("/cart/lines", ("sku", Sku), ("quantity", "50"));
        Assert.DoesNotContain("50", answer.Location!.Query, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, answer.Location);
        _shopper.Jar.AddTo(request.Headers);
        using var told = await stranger.SendAsync(request);
        Assert.True(told.Headers.CacheControl!.NoStore);
        Assert.Null(told.Headers.ETag);
        Assert.Contains("Only 2 left. Nothing", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = shop.Client();
        Assert.DoesNotContain("Only 2 left. Nothing", await other.GetStringAsync($"{Caddy}?sku={Sku}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Only 2 left. Nothing", await other.GetStringAsync(Caddy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flash=nonsense")]
    [InlineData("__Host-flash=nonsense")]
    public async Task A_message_that_the_shop_did_not_seal_is_thrown_away(string cookie)
    {
        using var client = shop.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cart");
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("notice bad", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<ShopPage> AddAsync(string quantity, string words)
    {
        var page = await _shopper.PostAndFollowAsync("/cart/lines", ("sku", Sku), ("quantity", quantity));
        Assert.Equal(words, page.Alerts);
        Assert.Equal(quantity, page.Document.QuerySelector("#quantity")?.GetAttribute("value") ?? quantity);
        return page;
    }

    private async Task<(HttpStatusCode Status, string? Message, int? Count)> AskAsync(string quantity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, "/cart/lines"))
        {
            Content = new FormUrlEncodedContent([new("sku", Sku), new("quantity", quantity)]), Headers =
                { { "Accept", "application/json" } },
        };
        var answer = await _shopper.SendAsync(request);
        using var json = JsonDocument.Parse(answer.Body);
        return (answer.Status, json.RootElement.GetProperty("message").GetString(),
            json.RootElement.TryGetProperty("count", out var count) ? count.GetInt32() : null);
    }

    private async Task SetAvailableAsync(string sku, int wanted)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var there = (await scope.ServiceProvider.GetRequiredService<StockLevels>().AvailableAsync([sku], default)).GetValueOrDefault(sku);
        if (there != wanted)
            Assert.True(await scope.ServiceProvider.GetRequiredService<ChangeStock>()
                .ExecuteAsync(sku, wanted - there, "adjusted", default));
    }
}
