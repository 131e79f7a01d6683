using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

public sealed class VariantLookupTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    [Fact]
    public async Task A_variant_is_told_in_the_language_asked_for()
    {
        await _database.SaveAsync(Sample.Teas(), Sencha());
        var variant = (await FindAsync("es", "SEN-100"))["SEN-100"];
        Assert.Equal("Sencha de primavera, lata de 100 g", variant.Description);
        Assert.Equal(("sencha-es", "SENCHA", Money.Eur(1290), TaxClass.Food, 120, true),
            (variant.Slug, variant.PictureCode, variant.ListPrice, variant.TaxClass, variant.WeightGrams, variant.IsForSale));
    }

    [Fact]
    public async Task An_untranslated_variant_is_told_in_English()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam").Label("TEA-1", "en", "100 g"));
        Assert.Equal("Assam, 100 g", (await FindAsync("es", "TEA-1"))["TEA-1"].Description);
    }

    [Fact]
    public async Task An_unknown_sku_is_missing_and_one_asked_for_twice_is_there_once()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        Assert.Equal(["TEA-1"], (await FindAsync("en", "TEA-1", "TEA-1", "NONE")).Keys);
        Assert.Empty(await FindAsync("en"));
    }

    [Fact]
    public async Task Withdrawn_and_unpublished_variants_are_found_but_not_for_sale()
    {
        await _database.SaveAsync(
            Sample.Teas(), Sample.Tea(1, "Assam").Offer("TEA-1", false), Sample.Tea(2, "Bai Mudan")
                .Publish(false), Sample.Tea(3, "Ceylon"));
        var found = await FindAsync("en", "TEA-1", "TEA-2", "TEA-3");
        Assert.Equal([false, false, true], new[] { "TEA-1", "TEA-2", "TEA-3" }.Select(sku => found[sku].IsForSale));
    }

    public void Dispose() => _database.Dispose();

    private static Product Sencha() => Product.Create(Sample.Id(7), "SENCHA", "teas", Sample.Opening)
        .Translate("en", Sample.Text("Spring sencha", "sencha")).Translate("es", Sample.Text("Sencha de primavera", "sencha-es"))
        .AddVariant("SEN-100", Money.Eur(1290), new Goods(TaxClass.Food, 120, 100), Sample.Opening,
            new Dictionary<string, string> { ["en"] = "100 g tin", ["es"] = "lata de 100 g" })
        .Publish();

    private async Task<IReadOnlyDictionary<string, SellableVariant>> FindAsync(string culture, params string[] skus)
    {
        await using var db = _database.NewContext();
        return await new VariantLookup(db, TimeProvider.System).FindAsync(skus, culture, CancellationToken.None);
    }
}
