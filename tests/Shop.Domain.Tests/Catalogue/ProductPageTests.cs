using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

public sealed class ProductPageTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    [Fact]
    public async Task A_page_shows_the_whole_product_in_its_language()
    {
        await _database.SaveAsync(Sample.Teas(), Sencha());
        var page = (await FindAsync("es", "sencha-es"))!;
        Assert.Equal(("Sencha es", "Peso", "Tés", "tes"), (page.Name, page.OptionName, page.CategoryName, page.CategorySlug));
        Assert.Equal([new DetailRow("Origen", "Uji")], page.Details);
        Assert.Equal([new CultureSlug("en", "sencha"), new CultureSlug("es", "sencha-es")], page.Alternates);
        Assert.Equal([("SEN-50", "50 g", 890L), ("SEN-100", "lata de 100 g", 1590L)],
            page.Variants.Select(variant => (variant.Sku, variant.Label!, variant.Price.Minor)));
        Assert.Equal(new UnitPrice(Money.Eur(17800), NetUnit.Gram), page.Variants[0].UnitPrice);
    }

    [Fact]
    public async Task There_is_no_page_in_another_language_or_for_what_is_not_for_sale()
    {
        await _database.SaveAsync(Sample.Teas(), Sencha(), Sample.Tea(1, "Hidden").Publish(false), Sample.Tea(2, "Gone")
            .Offer("TEA-2", false), Sample.Tea(3, "English only"));
        Assert.Null(await FindAsync("es", "sencha"));
        Assert.Null(await FindAsync("en", "tea-1"));
        Assert.Null(await FindAsync("en", "tea-2"));
        Assert.Null(await FindAsync("es", "tea-3"));
        Assert.NotNull(await FindAsync("en", "tea-3"));
    }

    [Fact]
    public async Task What_has_no_attributes_and_no_details_shows_none()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Whisk"));
        var page = (await FindAsync("en", "tea-1"))!;
        Assert.Empty(page.Attributes);
        Assert.Null(Assert.Single(page.Variants).Label);
        Assert.Empty(page.Details);
    }

    [Fact]
    public async Task The_sitemap_holds_each_page_that_can_be_opened()
    {
        await _database.SaveAsync(Sample.Teas(), Sencha(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Hidden").Publish(false));
        await using var db = _database.NewContext();
        var slugs = await new ProductPage(db, TimeProvider.System).SlugsAsync(CancellationToken.None);
        Assert.Equal([("en", "tea-1"), ("en", "sencha"), ("es", "sencha-es")], slugs.Select(page => (page.Culture, page.Slug)));
    }

    [Fact]
    public async Task Cards_come_in_the_order_asked_for_without_those_that_cannot_be_shown()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"), Sample.Tea(2, "Hidden")
            .Publish(false), Sample.Tea(3, "Ceylon"), Sencha());
        await using var db = _database.NewContext();
        var cards = new ProductCards(db, new CardCache(_database.Changes), TimeProvider.System);
        ProductId[] asked = [Sample.Id(7), Sample.Id(2), Sample.Id(99), Sample.Id(1), Sample.Id(7), Sample.Id(3)];
        Assert.Equal(["sencha", "tea-1", "tea-3"], (await cards.ReadAsync(asked, "en", CancellationToken.None)).Select(card => card.Slug));
        Assert.Equal(["sencha-es"], (await cards.ReadAsync(asked, "es", CancellationToken.None)).Select(card => card.Slug));
        Assert.Empty(await cards.ReadAsync([], "en", CancellationToken.None));
    }

    [Fact]
    public async Task Categories_come_in_the_merchants_order_and_only_where_they_are_translated()
    {
        await _database.SaveAsync(
            Category.Create("b", 2).Translate("en", "B", "b", ""), Category.Create("c", 1).Translate("en", "C", "c", "Cups.")
                .Translate("es", "Tazas", "tazas", ""),
            Category.Create("a", 2).Translate("en", "A", "a", ""));
        await using var db = _database.NewContext();
        var categories = new CategoryList(db, new CategoryCache(_database.Changes));
        Assert.Equal(["c", "a", "b"], (await categories.ReadAsync("en", CancellationToken.None)).Select(category => category.Code));
        Assert.Equal([new CategoryCard("c", "Tazas", "tazas", "")], await categories.ReadAsync("es", CancellationToken.None));
        Assert.Equal([new CultureSlug("en", "c"), new CultureSlug("es", "tazas")],
            await categories.AlternatesAsync("c", CancellationToken.None));
    }

    public void Dispose() => _database.Dispose();

    private static Product Sencha() => Product.Create(Sample.Id(7), "SENCHA", "teas", Sample.Opening)
        .Translate("en", Sample.Text("Sencha", "sencha"))
        .Translate("es", Sample.Text("Sencha es", "sencha-es") with { OptionName = "Peso", Details = [new DetailRow("Origen", "Uji")] })
        .AddVariant("SEN-50", Money.Eur(890), new Goods(TaxClass.Food, 85, 50), Sample.Opening,
            new Dictionary<string, string> { ["en"] = "50 g" })
        .AddVariant("SEN-100", Money.Eur(1590), new Goods(TaxClass.Food, 140, 100), Sample.Opening,
            new Dictionary<string, string> { ["en"] = "100 g tin", ["es"] = "lata de 100 g" })
        .Publish();

    private async Task<ProductDetails?> FindAsync(string culture, string slug)
    {
        await using var db = _database.NewContext();
        return await new ProductPage(db, TimeProvider.System).FindAsync(culture, slug, CancellationToken.None);
    }
}
