using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Pricing;

/// <summary>
/// The page cache keeps pages by price group: nobody is shown another one's prices, and a changed price is shown at once.
/// </summary>
public sealed class PriceGroupPagesTests(SharedShop shared) : IClassFixture<SharedShop>
{
    [Fact]
    public async Task A_groups_page_is_kept_for_the_group_alone_until_its_prices_change()
    {
        var (slug, sku) = await FirstProductAsync();
        var address = $"/products/{slug}";
        using var everybody = new CookieShopper(shared.Shop.Address);
        using var trade = await InvitedAsync("trade", sku, 111);
        using var club = await InvitedAsync("club", sku, 222);
        var usual = PriceOf(await everybody.GetAsync(address), sku);
        Assert.Equal("111", PriceOf(await trade.GetAsync(address), sku));
        Assert.Equal("222", PriceOf(await club.GetAsync(address), sku));
        var again = await trade.GetAsync(address);
        Assert.Equal("111", PriceOf(again, sku));
        Assert.NotNull(again.Age);
        Assert.Equal(usual, PriceOf(await everybody.GetAsync(address), sku));

        await using (var scope = shared.Shop.Services.CreateAsyncScope())
            Assert.Equal(SaveResult.Saved, await PriceAsync(scope.ServiceProvider, "trade", sku, 99));
        Assert.Equal("99", PriceOf(await trade.GetAsync(address), sku));
        Assert.Equal("222", PriceOf(await club.GetAsync(address), sku));
    }

    private async Task<CookieShopper> InvitedAsync(string code, string sku, long minor)
    {
        await using var scope = shared.Shop.Services.CreateAsyncScope();
        Assert.Equal(SaveResult.Saved, await scope.ServiceProvider.GetRequiredService<EditPriceBook>().CreateAsync(code, code, default));
        Assert.Equal(SaveResult.Saved, await PriceAsync(scope.ServiceProvider, code, sku, minor));
        var book = await scope.ServiceProvider.GetRequiredService<PriceBookList>().FindAsync(code, default);
        var shopper = new CookieShopper(shared.Shop.Address);
        await shopper.PostAsync($"/prices/{book!.Invitation}");
        return shopper;
    }

    private static async Task<SaveResult> PriceAsync(IServiceProvider services, string code, string sku, long minor)
    {
        var book = await services.GetRequiredService<PriceBookList>().FindAsync(code, default);
        var prices = new Dictionary<string, Money?> { [sku] = Money.Eur(minor) };
        return await services.GetRequiredService<EditPriceBook>().PriceAsync(code, book!.Version, prices, default);
    }

    private async Task<(string Slug, string Sku)> FirstProductAsync()
    {
        await using var scope = shared.Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var product = await db.Set<Product>().AsNoTracking().OrderBy(each => each.Position).FirstAsync();
        return (product.Translations.Single(text => text.Culture == "en").Slug, product.Variants[0].Sku);
    }

    private static string PriceOf(ShopPage page, string sku) =>
        page.Document.QuerySelector($"[data-sku='{sku}'][data-price-minor]")!.GetAttribute("data-price-minor")!;
}
