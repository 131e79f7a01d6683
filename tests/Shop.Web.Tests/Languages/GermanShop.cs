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

/// <summary>
/// The demo's shop in English and German, as a merchant in Germany turns them on, with German texts for three of its products.
/// </summary>
public sealed class GermanShop : IAsyncLifetime
{
    public const string Slug = "donaudampfschifffahrts-teekannenwaermer-0";

    private static readonly string[] Names =
        ["Donaudampfschifffahrts-Teekannenwärmer", "Grüner Tee in der Vorratsdose", "Weiße Porzellantassen"];

    public ShopInProcess Shop { get; private set; } = null!;

    /// <summary>The SKU that the product at <see cref="Slug"/> has in stock.</summary>
    public string Sku { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Shop = await ShopInProcess.StartAsync(new ShopSettings().With("Shop__Languages", "en,de").With("Seller__Country", "DE"));
        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        var skus = await db.Set<StockItem>().Where(item => item.OnHand - item.Allocated > 10).Select(item => item.Sku).OrderBy(sku => sku)
            .ToListAsync();
        var products = (await db.Set<Product>().AsNoTracking().ToListAsync())
            .Where(product => product.Variants.Any(variant => skus.Contains(variant.Sku))).OrderBy(product => product.Code)
                .Take(Names.Length).ToList();
        Sku = products[0].Variants.Select(variant => variant.Sku).First(skus.Contains);
        for (var at = 0; at < Names.Length; at++)
        {
            var text = new ProductText(Names[at], at == 0 ? Slug : $"tee-{at}", "Kurz gesagt.", "Ausführlich gesagt.", "Ein Bild");
            Assert.Equal(SaveResult.Saved, await scope.ServiceProvider.GetRequiredService<EditProduct>().ChangeAsync(
                products[at].Code, products[at].Version, changed => changed.Translate("de", text), default));
        }
    }

    public async Task DisposeAsync()
    {
        var breaches = await Shop.BreachesAsync();
        await Shop.DisposeAsync();
        Assert.Empty(breaches);
    }
}
