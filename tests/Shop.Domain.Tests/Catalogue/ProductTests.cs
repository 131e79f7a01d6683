using CsCheck;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Xunit;

namespace Shop.Domain.Tests.Catalogue;

public sealed class ProductTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    [Fact]
    public void A_negative_price_or_weight_is_refused()
    {
        var tea = Sample.Tea(1, "Assam");
        Assert.Throws<DomainException>(() => tea.AddVariant("X", Money.Eur(-1), new Goods(TaxClass.Food, 100), Sample.Opening));
        Assert.Throws<DomainException>(() => tea.AddVariant("X", Money.Eur(1), new Goods(TaxClass.Food, -1), Sample.Opening));
        Assert.Throws<DomainException>(() => tea.AddVariant("X", Money.Eur(1), new Goods(TaxClass.Food, 100, 0), Sample.Opening));
        Assert.Throws<DomainException>(() => tea.Reprice("TEA-1", Money.Eur(-500), Sample.Opening));
        Assert.Equal(Money.Eur(1000), Assert.Single(tea.Variants).Price);
    }

    [Fact]
    public async Task The_database_refuses_a_negative_price_as_well()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        await using var db = _database.NewContext();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Variant>()
            .ExecuteUpdateAsync(set => set.SetProperty(variant => variant.PriceMinor, -500)));
        Assert.Contains("ck_catalogue_variant_price", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_is_sold_in_one_currency_and_has_each_sku_once()
    {
        var tea = Sample.Tea(1, "Assam");
        Assert.Throws<DomainException>(() =>
            tea.AddVariant("X", new Money(100, new Currency("USD")), new Goods(TaxClass.Food, 100), Sample.Opening));
        Assert.Throws<DomainException>(() => tea.AddVariant("TEA-1", Money.Eur(100), new Goods(TaxClass.Food, 100), Sample.Opening));
        Assert.Throws<DomainException>(() => tea.Reprice("NONE", Money.Eur(100), Sample.Opening));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Tea")]
    [InlineData("té")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("-a")]
    [InlineData("a--b")]
    [InlineData("tea\n")]
    public void A_slug_that_cannot_stand_in_an_address_is_refused(string slug) =>
        Assert.Throws<DomainException>(() => Sample.Tea(1, "Assam").Translate("en", Sample.Text("Assam", slug)));

    [Theory]
    [InlineData("")]
    [InlineData("../A")]
    [InlineData("A\"B")]
    [InlineData("A\\B")]
    public void A_sku_against_the_rule_is_refused(string sku) =>
        Assert.Throws<DomainException>(() => Sample.Tea(1, "Assam")
            .AddVariant(sku, Money.Eur(1), new Goods(TaxClass.Food, 1), Sample.Opening));

    [Fact]
    public async Task A_slug_may_be_used_in_two_languages_but_not_twice_in_one()
    {
        await _database.SaveAsync(
            Category.Create("oolong", 1).Translate("en", "Oolong", "oolong", "").Translate("es", "Oolong", "oolong", ""),
            Sample.Tea(1, "Assam", category: "oolong").Translate("es", Sample.Text("Assam", "tea-1")));
        var duplicate = await Assert.ThrowsAsync<DbUpdateException>(
            () => _database.SaveAsync(Sample.Tea(2, "Other", category: "oolong").Translate("en", Sample.Text("Other", "tea-1"))));
        Assert.True(DatabaseErrors.IsDuplicate(duplicate));
        var second = Category.Create("second", 2).Translate("es", "Oolong", "oolong", "");
        Assert.True(DatabaseErrors.IsDuplicate(await Assert.ThrowsAsync<DbUpdateException>(() => _database.SaveAsync(second))));
    }

    [Fact]
    public async Task Of_two_who_edit_the_same_product_the_second_is_told()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        await using var first = _database.NewContext();
        await using var second = _database.NewContext();
        (await first.Set<Product>().SingleAsync()).Reprice("TEA-1", Money.Eur(900), Sample.Opening.AddDays(2));
        (await second.Set<Product>().SingleAsync()).Translate("en", Sample.Text("Assam Gold", "assam-gold"));
        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Fact]
    public async Task A_category_with_products_cannot_be_deleted()
    {
        await _database.SaveAsync(Sample.Teas(), Sample.Tea(1, "Assam"));
        await using var db = _database.NewContext();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Category>().ExecuteDeleteAsync());
        Assert.Equal(1, await db.Set<Product>().CountAsync());
    }

    [Fact]
    public void A_price_per_kilo_is_never_further_from_the_price_than_rounding_takes_it() =>
        Gen.Select(Gen.Long[0, 10_000_000], Gen.Int[1, 100_000]).Sample((minor, grams) =>
        {
            var perKilo = UnitPrice.Of(Money.Eur(minor), grams, NetUnit.Gram)!.Price.Minor;
            Assert.True(Int128.Abs(((Int128)perKilo * grams) - ((Int128)minor * 1000)) * 2 <= grams);
        });

    [Fact]
    public void Only_goods_that_say_how_much_they_hold_have_a_unit_price_by_the_kilo_or_the_litre()
    {
        Assert.Null(UnitPrice.Of(Money.Eur(100), null, NetUnit.Gram));
        Assert.Equal(new UnitPrice(Money.Eur(1300), NetUnit.Millilitre), UnitPrice.Of(Money.Eur(325), 250, NetUnit.Millilitre));
    }

    public void Dispose() => _database.Dispose();
}
