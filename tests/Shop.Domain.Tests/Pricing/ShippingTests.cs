using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Pricing;

public sealed class ShippingTests
{
    private static readonly ShippingTerms Plain = new()
    {
        Names = new Dictionary<string, string> { ["en"] = "Parcel" }, Countries = ["PT"], Price = Money.Eur(500), MaxWeightGrams = 10_000,
    };

    public static TheoryData<bool> Databases { get; } = [false, true];

    [Theory]
    [InlineData(1, 500)]
    [InlineData(1999, 500)]
    [InlineData(2000, 690)]
    [InlineData(4999, 690)]
    [InlineData(900_000, 990)]
    public void A_price_by_weight_is_that_of_the_last_step_that_the_parcel_reaches(long grams, long price)
    {
        var method = ShippingMethod.Create("parcel", Plain
            with { Steps = new ShippingSteps(ShippingPriceKind.Weight, [new(2000, 690), new(5000, 990)]) });
        Assert.Equal(Money.Eur(price), method.For(Money.Eur(100_000), grams, "en").Price);
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(2999, 500)]
    [InlineData(3000, 250)]
    [InlineData(9000, 0)]
    public void A_price_by_amount_falls_with_what_the_goods_cost_until_it_is_free(long goods, long price)
    {
        var method = ShippingMethod.Create(
            "parcel", Plain with { Steps = new ShippingSteps(ShippingPriceKind.Amount, [new(3000, 250)]), FreeFrom = Money.Eur(9000) });
        Assert.Equal(Money.Eur(price), method.For(Money.Eur(goods), 900_000, "en").Price);
    }

    [Fact]
    public void Terms_that_contradict_themselves_are_refused()
    {
        Assert.Throws<DomainException>(() => ShippingMethod.Create("x", Plain with { Countries = [] }));
        Assert.Throws<DomainException>(() => ShippingMethod.Create("x", Plain with { Price = Money.Eur(-1) }));
        Assert.Throws<DomainException>(() => ShippingMethod.Create("x", Plain with { FreeFrom = new Money(1, new Currency("USD")) }));
        Assert.Throws<DomainException>(() =>
            ShippingMethod.Create("x", Plain with { Steps = new ShippingSteps(ShippingPriceKind.Flat, [new(1, 1)]) }));
        Assert.Throws<DomainException>(() =>
            ShippingMethod.Create("x", Plain with { Steps = new ShippingSteps(ShippingPriceKind.Weight, [new(2, 1), new(2, 2)]) }));
    }

    [Theory]
    [InlineData("08001", true)]
    [InlineData("E-08999", true)]
    [InlineData("28013", true)]
    [InlineData("09001", false)]
    [InlineData(null, true)]
    public void A_zone_is_its_postcodes_as_soon_as_one_is_known(string? postcode, bool isIn)
    {
        var method = ShippingMethod.Create("bike", Plain with { Countries = ["ES"], Postcodes = [Range("08000-08999"), Range("28")] });
        Assert.Equal(isIn, method.Reaches("ES", postcode));
    }

    [Theory]
    [InlineData("08", "08000-08999", true)]
    [InlineData("08000-08499", "08500-08999", false)]
    [InlineData("1", "2", false)]
    [InlineData("10-20", "15", true)]
    public void Ranges_overlap_when_some_postcode_is_in_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Range(one).Overlaps(Range(other)));
        Assert.Equal(overlap, Range(other).Overlaps(Range(one)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("9-1")]
    [InlineData("1-22")]
    [InlineData("1-2-3")]
    [InlineData("ñ")]
    [InlineData("12345678901")]
    public void What_is_no_range_is_not_read_as_one(string text) => Assert.False(PostcodeRange.TryParse(text, out _));

    [Theory, MemberData(nameof(Databases))]
    public async Task A_code_serves_a_country_once_and_the_same_form_twice_makes_one_method(bool onPostgres)
    {
        using var shop = onPostgres ? new TestShop(await PostgresDatabase.CreateAsync(), 10) : new TestShop();
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CreateAsync(shop, "standard", Plain))));
        Assert.Equal(1, made.Count(result => result == SaveResult.Saved));
        Assert.Equal(3, made.Count(result => result == SaveResult.Duplicate));
        Assert.Equal(SaveResult.Duplicate, await CreateAsync(shop, "standard", Plain with { Countries = ["DE", "ES"] }));
        Assert.Equal(SaveResult.Saved, await CreateAsync(shop, "express", Plain with { Countries = ["DE", "ES"] }));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_method_gives_countries_up_and_another_takes_them_and_a_stale_change_is_none(bool onPostgres)
    {
        using var shop = onPostgres ? new TestShop(await PostgresDatabase.CreateAsync(), 10) : new TestShop();
        await CreateAsync(shop, "standard", Plain with { Countries = ["PT", "DE"] });
        var (id, version) = await shop.ReadAsync(async db =>
        {
            var method = await db.Set<ShippingMethod>().AsNoTracking().SingleAsync(each => each.Countries.Contains("PT"));
            return (method.Id, method.Version);
        });
        Assert.Equal(SaveResult.Saved,
            await shop.RunAsync((EditShipping edit) => edit.ChangeAsync(id, version, Plain with { Countries = ["PT", "FR"] }, default)));
        Assert.Equal(SaveResult.Stale, await shop.RunAsync((EditShipping edit) => edit.ChangeAsync(id, version, Plain, default)));
        Assert.Equal(SaveResult.Saved, await CreateAsync(shop, "standard", Plain with { Countries = ["DE"] }));
        Assert.Equal(SaveResult.Duplicate, await CreateAsync(shop, "standard", Plain with { Countries = ["FR"] }));
        Assert.Equal(SaveResult.Saved, await shop.RunAsync((EditShipping edit) => edit.DeleteAsync(id, version + 1, default)));
        Assert.Equal(SaveResult.Saved, await CreateAsync(shop, "standard", Plain with { Countries = ["FR"] }));
    }

    [Fact]
    public async Task A_method_that_is_switched_off_is_no_way_to_send_and_the_merchants_order_comes_before_the_price()
    {
        using var shop = new TestShop();
        await CreateAsync(shop, "slow", Plain with { Countries = ["ES"], Price = Money.Eur(900), Position = -1 });
        await CreateAsync(shop, "off", Plain with { Countries = ["ES"], IsActive = false });
        var priced = await shop.RunAsync((QuoteLines lines) =>
            lines.ExecuteAsync(new QuoteRequest([new WantedItem(TestShop.Tea, 1)], null, "ES", null, "en"), default));
        Assert.Equal(["slow", "standard"], priced.ShippingOptions.Select(option => option.Code));
        var cart = await shop.CartWithAsync((TestShop.Tea, 1));
        Assert.IsType<PlaceOrderResult.CannotBeSent>(await shop.PlaceAsync(TestShop.Request(cart, 1790) with { ShippingCode = "off" }));
    }

    [Fact]
    public async Task A_parcel_goes_only_by_what_takes_the_largest_thing_in_it_even_when_the_size_changes_during_the_checkout()
    {
        using var shop = new TestShop();
        await CreateAsync(shop, "letter", Plain with { Countries = ["ES"], Price = Money.Eur(150), MaxSize = ParcelSize.Letter });
        Assert.Equal(["standard"], await OfferedAsync(shop));
        await SizeAsync(shop, ParcelSize.Letter);
        Assert.Equal(["letter", "standard"], await OfferedAsync(shop));
        var cart = await shop.CartWithAsync((TestShop.Tea, 1));
        await SizeAsync(shop, ParcelSize.Bulky);
        var late = TestShop.Request(cart, 1440) with { ShippingCode = "letter" };
        Assert.IsType<PlaceOrderResult.CannotBeSent>(await shop.PlaceAsync(late));
    }

    private static async Task<IEnumerable<string>> OfferedAsync(TestShop shop) => (await shop.RunAsync((QuoteLines lines) =>
        lines.ExecuteAsync(new QuoteRequest([new WantedItem(TestShop.Tea, 1)], null, "ES", null, "en"), default)))
        .ShippingOptions.Select(option => option.Code);

    private static Task SizeAsync(TestShop shop, ParcelSize size) => shop.ReadAsync(db => db.Set<Variant>()
        .Where(variant => variant.Sku == TestShop.Tea)
        .ExecuteUpdateAsync(set => set.SetProperty(variant => variant.ParcelSize, size)));

    [Fact]
    public async Task A_price_that_changes_during_the_checkout_is_told_and_nobody_is_charged_another_one_than_was_shown()
    {
        using var shop = new TestShop();
        var cart = await shop.CartWithAsync((TestShop.Tea, 1));
        var method = await shop.ReadAsync(db => db.Set<ShippingMethod>().AsNoTracking().SingleAsync());
        var dearer = Plain with { Countries = ["ES"], Price = Money.Eur(590), MaxWeightGrams = 30_000 };
        Assert.Equal(SaveResult.Saved,
            await shop.RunAsync((EditShipping edit) => edit.ChangeAsync(method.Id, method.Version, dearer, default)));
        var changed = Assert.IsType<PlaceOrderResult.TotalChanged>(await shop.PlaceAsync(TestShop.Request(cart, 1780)));
        Assert.Equal(Money.Eur(1880), changed.Now.Total);
        Assert.IsType<PlaceOrderResult.Placed>(await shop.PlaceAsync(TestShop.Request(cart, 1880)));
    }

    private static PostcodeRange Range(string text) =>
        PostcodeRange.TryParse(text, out var range) ? range : throw new ArgumentException(text);

    private static Task<SaveResult> CreateAsync(TestShop shop, string code, ShippingTerms terms) =>
        shop.RunAsync((EditShipping edit) => edit.CreateAsync(code, terms, default));
}
