using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

public sealed class FacetTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly Facet _glaze = Facet.Option("glaze", 1).Translate("en", "Glaze").Translate("es", "Esmalte")
        .AddValue("moss", Words("Moss", "Musgo"), "#6B7D4A").AddValue("ash", Words("Ash", "Ceniza"));
    private readonly Facet _size = Facet.Option("size", 2).Translate("en", "Size").AddValue("small", Words("Small", "Pequeño"))
        .AddValue("large", new Dictionary<string, string> { ["en"] = "Large" });
    private readonly Facet _origin = Facet.Attribute("origin", 3).Translate("en", "Origin").AddValue("japan", Words("Japan", "Japón"))
        .AddValue("spain", Words("Spain", "España"));

    [Fact]
    public async Task A_variant_is_called_by_its_values_in_every_language_and_by_English_where_a_word_is_missing()
    {
        await StoreAsync();
        await using var db = _database.NewContext();
        var found = await new VariantLookup(db, TimeProvider.System).FindAsync(["POT-2"], "es", CancellationToken.None);
        Assert.Equal("Musgo, Large", found["POT-2"].OptionLabel);
    }

    [Fact]
    public void Two_variants_on_sale_never_have_the_same_options()
    {
        var pot = Pot();
        Assert.Throws<DomainException>(() => pot.Choose("POT-3", _glaze.Value("moss"), _size.Value("small")));
        var other = Pot().Offer("POT-1", false).Choose("POT-3", _glaze.Value("moss"), _size.Value("small"));
        Assert.Throws<DomainException>(() => other.Offer("POT-1", true));
    }

    [Fact]
    public void An_option_that_goes_must_not_leave_two_variants_alike()
    {
        Assert.Throws<DomainException>(() => Pot().DifferIn(_glaze));
        Assert.Single(Pot().Offer("POT-2", false).DifferIn(_glaze).Variants[0].Values);
    }

    [Fact]
    public void A_variant_has_one_value_for_each_option_and_no_other()
    {
        var pot = Pot();
        Assert.Throws<DomainException>(() => pot.Choose("POT-1", _glaze.Value("ash")));
        Assert.Throws<DomainException>(() => pot.Choose("POT-1", _glaze.Value("ash"), _size.Value("small"), _origin.Value("japan")));
        Assert.Throws<DomainException>(() => pot.Choose("POT-1", _glaze.Value("ash"), _origin.Value("japan")));
        Assert.Throws<DomainException>(() => _glaze.Value("gold"));
    }

    [Fact]
    public void Options_and_attributes_are_not_mixed_up_and_there_are_three_options_at_most()
    {
        var pot = Pot();
        Assert.Throws<DomainException>(() => pot.DifferIn(_origin));
        Assert.Throws<DomainException>(() => pot.Describe(_glaze, "moss"));
        Assert.Throws<DomainException>(() => pot.DifferIn(_glaze, _glaze));
        Assert.Throws<DomainException>(() => pot.DifferIn([.. "abcd".Select(code => Facet.Option(code.ToString(), 0))]));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#12345G")]
    [InlineData("#123456\n")]
    [InlineData("url(x)")]
    public void A_swatch_is_a_colour_and_nothing_else(string swatch) =>
        Assert.Throws<DomainException>(() => _glaze.AddValue("x", Words("X", "X"), swatch));

    [Fact]
    public async Task A_page_shows_options_in_order_with_swatches_and_attributes_with_their_words()
    {
        await StoreAsync();
        await using var db = _database.NewContext();
        var page = (await new ProductPage(db, TimeProvider.System).FindAsync("en", "pot", CancellationToken.None))!;
        Assert.Equal(["Glaze", "Size"], page.Options.Select(group => group.Name));
        Assert.Equal([new OptionValue("moss", "Moss", "#6B7D4A"), new OptionValue("ash", "Ash", null)], page.Options[0].Values);
        Assert.Equal(("Origin", "Japan, Spain"), page.Attributes.Select(attribute => (attribute.Name, string.Join(", ", attribute.Values)))
            .Single());
        Assert.Equal("POT-3", page.VariantWith(new Dictionary<string, string> { ["glaze"] = "ash", ["size"] = "small" })?.Sku);
        Assert.Null(page.VariantWith(new Dictionary<string, string> { ["glaze"] = "ash", ["size"] = "large" }));
        Assert.Equal("Nord", page.BrandName);
    }

    [Theory]
    [InlineData("ash", "small", "POT-3")]
    [InlineData("moss", "large", "POT-2")]
    [InlineData("ash", "large", null)]
    [InlineData("ash", null, null)]
    public async Task Options_lead_to_their_variant_or_to_none(string glaze, string? size, string? sku)
    {
        await StoreAsync();
        await using var db = _database.NewContext();
        var values = new Dictionary<string, string> { ["glaze"] = glaze };
        if (size is not null) values["size"] = size;
        Assert.Equal(sku, await new ChooseVariant(db).ExecuteAsync("POT-1", values, CancellationToken.None));
    }

    [Fact]
    public async Task A_value_that_a_product_has_cannot_be_removed_and_another_can()
    {
        await StoreAsync();
        await using var db = _database.NewContext();
        var glaze = await db.Set<Facet>().SingleAsync(facet => facet.Code == "glaze");
        glaze.AddValue("new", Words("New", "Nuevo"));
        await db.SaveChangesAsync();
        glaze.RemoveValue("new");
        await db.SaveChangesAsync();
        glaze.RemoveValue("moss");
        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Changed_options_attributes_and_neighbours_are_stored_as_they_were_set_last()
    {
        await StoreAsync();
        await using (var db = _database.NewContext())
        {
            var pot = await db.Set<Product>().SingleAsync(product => product.Code == "pot");
            pot.Describe(_origin, "spain").Relate(Sample.Id(2), Sample.Id(1)).Choose("POT-3", _glaze.Value("ash"), _size.Value("large"))
                .OfBrand(null);
            await db.SaveChangesAsync();
        }

        await using var after = _database.NewContext();
        var page = (await new ProductPage(after, TimeProvider.System).FindAsync("en", "pot", CancellationToken.None))!;
        Assert.Equal([Sample.Id(2), Sample.Id(1)], page.RelatedIds);
        Assert.Equal(["Spain"], page.Attributes.Single().Values);
        Assert.Equal(("Ash, Large", null), (page.Variants[2].Label, page.BrandName));
    }

    [Theory]
    [InlineData("4006381333931", true)]
    [InlineData("96385074", true)]
    [InlineData("036000291452", true)]
    [InlineData("10614141000415", true)]
    [InlineData("4006381333932", false)]
    [InlineData("400638133393", false)]
    [InlineData("40063813339 1", false)]
    [InlineData("", false)]
    public void A_barcode_number_checks_or_is_refused(string number, bool isOne)
    {
        Assert.Equal(isOne, Gtin.IsOne(number));
        if (!isOne) Assert.Throws<DomainException>(() => Sample.Tea(1, "Assam").Identify("TEA-1", number));
    }

    public void Dispose() => _database.Dispose();

    private static Dictionary<string, string> Words(string en, string es) => new() { ["en"] = en, ["es"] = es };

    private Product Pot()
    {
        var pot = Product.Create(Sample.Id(9), "pot", "teas", Sample.Opening).Translate("en", Sample.Text("Pot", "pot"))
            .DifferIn(_glaze, _size);
        foreach (var sku in new[] { "POT-1", "POT-2", "POT-3" })
            pot.AddVariant(sku, Money.Eur(6400), new Goods(TaxClass.Standard, 900), Sample.Opening);
        return pot.Choose("POT-1", _glaze.Value("moss"), _size.Value("small")).Choose("POT-2", _glaze.Value("moss"), _size.Value("large"))
            .Choose("POT-3", _glaze.Value("ash"), _size.Value("small")).Describe(_origin, "japan", "spain").OfBrand("nord").Publish();
    }

    private Task StoreAsync() => _database.SaveAsync(
        Sample.Teas(), Brand.Create("nord", "Nord"), _glaze, _size, _origin, Sample.Tea(1, "Assam"), Sample.Tea(2, "Ceylon"), Pot()
            .Relate(Sample.Id(1)));
}
