using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.TestKit;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

/// <summary>Attributes that are an amount with a unit.</summary>
public sealed class MeasurementTests
{
    private const int Cup = 9;
    private readonly Facet _height = Facet.Measurement("height", 3).Translate("en", "Height", "Sizes").Translate("es", "Altura")
        .AddValue("mm", Words("mm", "mm")).AddValue("cm", Words("centimetres", "centímetros"));
    private readonly Facet _pieces = Facet.Measurement("pieces", 1).Translate("en", "Pieces");
    private readonly Facet _origin = Facet.Attribute("origin", 2).Translate("en", "Origin").AddValue("japan", Words("Japan", "Japón"));

    [Fact]
    public Task Amounts_come_back_to_the_last_decimal_in_each_language() => OnSqliteAsync(ShowAsync);

    [PostgresFact]
    public Task On_postgres_amounts_come_back_to_the_last_decimal_in_each_language() => OnPostgresAsync(ShowAsync);

    [Fact]
    public Task A_measurement_and_a_unit_stay_while_a_product_has_them_and_go_when_none_has() => OnSqliteAsync(RemoveAsync);

    [PostgresFact]
    public Task On_postgres_a_measurement_and_a_unit_stay_while_a_product_has_them_and_go_when_none_has() => OnPostgresAsync(RemoveAsync);

    [Theory]
    [InlineData("1000000000.0001")]
    [InlineData("-1000000001")]
    [InlineData("0.00001")]
    [InlineData("12.34567")]
    public void An_amount_that_cannot_be_stored_exactly_is_refused(string amount) =>
        Assert.Throws<DomainException>(() => Sample.Tea(1, "Assam").Measure(_pieces, decimal.Parse(amount, CultureInfo.InvariantCulture)));

    [Fact]
    public void Measurements_attributes_and_options_are_not_mixed_up()
    {
        var (tea, glaze) = (Sample.Tea(1, "Assam"), Facet.Option("glaze", 0));
        Assert.Throws<DomainException>(() => tea.Measure(_origin, 1, "japan"));
        Assert.Throws<DomainException>(() => tea.Measure(glaze, 1));
        Assert.Throws<DomainException>(() => tea.Measure(_height, 1, "inch"));
        Assert.Throws<DomainException>(() => tea.Describe(_height, "cm"));
        Assert.Throws<DomainException>(() => tea.DifferIn(_height));
        Assert.Empty(tea.Measurements);
    }

    [Theory]
    [InlineData("100-g")]
    [InlineData("3")]
    public void A_unit_that_begins_like_an_amount_is_refused(string code) =>
        Assert.Throws<DomainException>(() => _height.AddValue(code, Words("x", "x")));

    [Fact]
    public void Lists_are_never_narrowed_by_a_measurement() => Assert.False(_height.Arrange(1, isFilter: true).IsFilter);

    private static async Task OnSqliteAsync(Func<ITestDatabase, Task> test)
    {
        using var database = new SqliteDatabase();
        await test(database);
    }

    private static async Task OnPostgresAsync(Func<ITestDatabase, Task> test)
    {
        using var database = await PostgresDatabase.CreateAsync();
        await test(database);
    }

    private async Task ShowAsync(ITestDatabase database)
    {
        await StoreAsync(
            database, cup => cup.Measure(_height, 999_999_999.9999m, "cm").Measure(_pieces, -0.0001m).Describe(_origin, "japan"));
        var english = await PageAsync(database, "en", "cup");
        Assert.Equal(["Pieces", "Origin", "Height"], english.Select(attribute => attribute.Name));
        Assert.Equal(new Measurement(999_999_999.9999m, "centimetres"), english[2].Measurement);
        Assert.Equal((new Measurement(-0.0001m, null), "", "Sizes"), (english[0].Measurement, english[0].Heading, english[2].Heading));
        Assert.Equal((null, "Japan"), (english[1].Measurement, Assert.Single(english[1].Values)));
        var spanish = await PageAsync(database, "es", "taza");
        // Words that are missing are English, the heading by itself too.
        Assert.Equal(("Altura", "Sizes", "centímetros"), (spanish[2].Name, spanish[2].Heading, spanish[2].Measurement!.Unit));
        Assert.Equal("Pieces", spanish[0].Name);
    }

    private async Task RemoveAsync(ITestDatabase database)
    {
        await StoreAsync(database, cup => cup.Measure(_height, 12, "cm").Measure(_pieces, 6));
        await ChangeAsync(database, cup => cup.Measure(_height, 9.5m, "cm"));
        Assert.Equal(SaveResult.InUse, await DeleteAsync(database, "height"));
        Assert.Equal(SaveResult.InUse, await DeleteAsync(database, "pieces"));
        Assert.Equal(SaveResult.InUse, await EditAsync(database, "height", facet => facet.RemoveValue("cm")));
        Assert.Equal(SaveResult.Saved, await EditAsync(database, "height", facet => facet.RemoveValue("mm")));
        Assert.Equal([6m, 9.5m], (await PageAsync(database, "en", "cup")).Select(attribute => attribute.Measurement!.Amount));
        await ChangeAsync(database, cup => cup.Unmeasure("height").Unmeasure("height"));
        Assert.Equal(["pieces"], (await PageAsync(database, "en", "cup")).Select(attribute => attribute.FacetCode));
        Assert.Equal(SaveResult.Saved, await DeleteAsync(database, "height"));
        await using var db = database.NewContext();
        Assert.Equal(["pieces", "origin"], (await new EditFacet(db).AllAsync(default)).Select(facet => facet.Code));
    }

    private static Dictionary<string, string> Words(string en, string es) => new() { ["en"] = en, ["es"] = es };

    private async Task StoreAsync(ITestDatabase database, Action<Product> describe)
    {
        var cup = Product.Create(Sample.Id(Cup), "cup", "teas", Sample.Opening)
            .Translate("en", Sample.Text("Cup", "cup")).Translate("es", Sample.Text("Taza", "taza"))
            .AddVariant("CUP", Money.Eur(900), new Goods(TaxClass.Standard, 300), Sample.Opening).Publish();
        describe(cup);
        await using var db = database.NewContext();
        db.AddRange(Sample.Teas(), _height, _pieces, _origin, cup);
        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<AttributeDetails>> PageAsync(ITestDatabase database, string culture, string slug)
    {
        await using var db = database.NewContext();
        return (await new ProductPage(db, TimeProvider.System).FindAsync(culture, slug, default))!.Attributes;
    }

    private static async Task ChangeAsync(ITestDatabase database, Action<Product> change)
    {
        await using var db = database.NewContext();
        change(await db.Set<Product>().AsTracking().SingleAsync(product => product.Code == "cup"));
        await db.SaveChangesAsync();
    }

    private static async Task<SaveResult> DeleteAsync(ITestDatabase database, string code)
    {
        await using var db = database.NewContext();
        return await new EditFacet(db).DeleteAsync(code, (await new EditFacet(db).FindAsync(code, default))!.Version, default);
    }

    private static async Task<SaveResult> EditAsync(ITestDatabase database, string code, Action<Facet> change)
    {
        await using var db = database.NewContext();
        return await new EditFacet(db).ChangeAsync(code, (await new EditFacet(db).FindAsync(code, default))!.Version, change, default);
    }
}
