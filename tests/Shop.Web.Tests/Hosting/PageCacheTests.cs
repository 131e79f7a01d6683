using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Web.Tests.Features.Samples;
using Xunit;

namespace Shop.Web.Tests.Hosting;

/// <summary>Pages that are kept whole are never older than the last change.</summary>
[Collection(nameof(HostedShop))]
public sealed class PageCacheTests(HostedShop shop) : IDisposable
{
    private const string Sencha = "/products/shizuoka-sencha";
    private readonly HttpClient _client = shop.Client();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/es")]
    [InlineData("/catalogue")]
    [InlineData("/catalogue/green-tea?sort=name")]
    [InlineData("/search?q=sencha")]
    [InlineData(Sencha)]
    public async Task A_page_is_made_once(string path)
    {
        await KeepAsync(path);
        using var kept = await _client.GetAsync(path);
        Assert.True(WasCached(kept));
        Assert.Contains("</html>", await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Sencha)]
    [InlineData("/catalogue/green-tea")]
    public async Task A_new_price_is_shown_at_once(string path)
    {
        foreach (var price in new[] { 111_11L, 222_22L })
        {
            await KeepAsync(path);
            await ChangeAsync("sencha-shizuoka", product =>
            {
                foreach (var variant in product.Variants) product.Reprice(variant.Sku, Money.Eur(price), DateTimeOffset.UtcNow);
            });
            Assert.Contains(price == 111_11 ? "111.11" : "222.22", await TextAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_sells_out_and_comes_back_is_shown_at_once_on_its_page_and_in_lists()
    {
        var page = (await DomainAsync(services => services.GetRequiredService<ProductPage>().FindAsync("en", "yame-gyokuro", default)))!;
        var address = $"/products/{page.Slug}";
        await KeepAsync(address);
        await KeepAsync("/catalogue/" + page.CategorySlug);
        await DomainAsync(services => MoveAllAsync(services, page, available => -available));
        Assert.Contains("Sold out for now", await TextAsync(address), StringComparison.Ordinal);
        Assert.Contains($"product-card gone\" data-product=\"{page.Slug}\"", await TextAsync("/catalogue/" + page.CategorySlug),
            StringComparison.Ordinal);
        await KeepAsync(address);
        await DomainAsync(services => MoveAllAsync(services, page, _ => 2));
        Assert.Contains("Only 2 left", await TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_product_is_gone_at_once_and_back_at_once()
    {
        await KeepAsync("/products/uji-matcha");
        await ChangeAsync("matcha-uji", product => product.Publish(false));
        using (var gone = await _client.GetAsync("/products/uji-matcha")) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await ChangeAsync("matcha-uji", product => product.Publish());
        using var back = await _client.GetAsync("/products/uji-matcha");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task A_renamed_category_is_renamed_in_the_head_of_each_page_at_once()
    {
        await KeepAsync(Sencha);
        await DomainAsync(async services =>
        {
            var db = services.GetRequiredService<ShopDbContext>();
            var category = await db.Set<Category>().SingleAsync(category => category.Code == "green-tea");
            category.Translate("en", "Leaves of spring", "green-tea", "");
            return await db.SaveChangesAsync();
        });
        Assert.Contains("Leaves of spring", await TextAsync(Sencha), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_read_before_a_change_is_not_kept_after_it()
    {
        var feed = shop.Services.GetRequiredService<ChangeFeed>();
        await feed.RaiseAsync(ContentChange.All);
        CachedSamplesController.Meanwhile = () => feed.RaiseAsync(new ContentChange([CachedSamplesController.Tag]));
        var old = await TextAsync("/samples/kept");
        CachedSamplesController.Meanwhile = () => Task.CompletedTask;
        var made = await TextAsync("/samples/kept");
        Assert.NotEqual(old, made);
        await WaitForAgeAsync();
        Assert.Equal(made, await TextAsync("/samples/kept"));

        // Something else that changes meanwhile is no reason not to keep it.
        await feed.RaiseAsync(ContentChange.All);
        CachedSamplesController.Meanwhile = () => feed.RaiseAsync(new ContentChange(["other"]));
        made = await TextAsync("/samples/kept");
        await WaitForAgeAsync();
        Assert.Equal(made, await TextAsync("/samples/kept"));
    }

    [Fact]
    public async Task An_answer_that_sets_a_cookie_is_never_kept()
    {
        var first = await TextAsync("/samples/kept/cookie");
        await WaitForAgeAsync();
        Assert.NotEqual(first, await TextAsync("/samples/kept/cookie"));
    }

    private static async Task<bool> MoveAllAsync(IServiceProvider services, ProductDetails page, Func<int, int> by)
    {
        var available = await services.GetRequiredService<StockLevels>()
            .AvailableAsync([.. page.Variants.Select(variant => variant.Sku)], default);
        foreach (var variant in page.Variants)
            if (by(available[variant.Sku]) is not 0 and var difference)
                Assert.True(await services.GetRequiredService<ChangeStock>().ExecuteAsync(variant.Sku, difference, "adjusted", default));
        return true;
    }

    private Task<int> ChangeAsync(string code, Action<Product> change) => DomainAsync(async services =>
    {
        var db = services.GetRequiredService<ShopDbContext>();
        change(await db.Set<Product>().SingleAsync(product => product.Code == code));
        return await db.SaveChangesAsync();
    });

    private async Task<T> DomainAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private async Task<string> TextAsync(string path) => await _client.GetStringAsync(path);

    private async Task KeepAsync(string path)
    {
        await TextAsync(path);
        await WaitForAgeAsync();
        using var kept = await _client.GetAsync(path);
        Assert.True(WasCached(kept), $"{path} was not kept");
    }

    // The framework hands nothing out in the very tick in which it was kept.
    private static Task WaitForAgeAsync() => Task.Delay(20);

    private static bool WasCached(HttpResponseMessage answer) => answer.Headers.Age is not null;
}
