using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.TestKit;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Languages;

/// <summary>The demo's shop with Italian beside its own languages, and a Italian text for one of its products.</summary>
public sealed class ItalianShop : IAsyncLifetime
{
    public const string Slug = "teiere-di-ghisa";

    public ShopInProcess Shop { get; private set; } = null!;

    public string Sku { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Shop = await ShopInProcess.StartAsync(new ShopSettings().With("Shop__Languages", "en,es,it"), new ItalianModule());
        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        Sku = await db.Set<StockItem>().Where(item => item.OnHand - item.Allocated > 10).Select(item => item.Sku).OrderBy(sku => sku)
            .FirstAsync();
        var product = await db.Set<Product>().AsNoTracking().SingleAsync(each => each.Variants.Any(variant => variant.Sku == Sku));
        var text = new ProductText("Teiere di ghisa", Slug, "", "", "");
        var saved = await scope.ServiceProvider.GetRequiredService<EditProduct>().ChangeAsync(
            product.Code, product.Version, changed => changed.Translate("it", text), default);
        Assert.Equal(SaveResult.Saved, saved);
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
