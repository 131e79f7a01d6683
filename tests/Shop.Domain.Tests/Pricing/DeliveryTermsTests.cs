using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Pricing;

public sealed class DeliveryTermsTests : IDisposable
{
    private static readonly Dictionary<string, string> Name = new() { ["en"] = "Standard" };

    private static readonly ShippingTerms Small = new() { Names = Name, Countries = ["ES"], Price = Money.Eur(1), MaxWeightGrams = 1000 };

    private readonly SqliteDatabase _database = new();
    private readonly ShippingMethodCache _cache;

    public DeliveryTermsTests() => _cache = new ShippingMethodCache(_database.Changes);

    public void Dispose()
    {
        _cache.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Each_country_has_the_terms_of_its_cheapest_way_and_countries_with_the_same_stand_together()
    {
        await AddAsync(Method(["ES", "PT"], 490, 4500, 30_000, (2, 3)), Method(["ES", "PT"], 890, null, 30_000, (1, 1)));
        await AddAsync(Method(["DE", "FR", "IT"], 990, 9000, 30_000, (4, 6)), Method(["ES", "DE"], 2900, null, 90_000, (0, 0)));
        var terms = await ReadAsync(Currency.Eur, 500);
        Assert.Equal(["ES PT", "DE FR IT"], terms.Select(each => string.Join(' ', each.Countries)));
        Assert.Equal((Money.Eur(490), Money.Eur(4500), (2, 3)), (terms[0].Price, terms[0].FreeFrom!.Value, terms[0].Days!.Value));
        var heavy = Assert.Single(await ReadAsync(Currency.Eur, 40_000));
        Assert.Equal((Money.Eur(2900), null, null), (heavy.Price, heavy.FreeFrom, heavy.Days));
    }

    [Fact]
    public async Task There_are_none_without_a_way_of_sending_in_the_currency_or_for_the_weight_and_a_new_way_is_told_at_once()
    {
        Assert.Empty(await ReadAsync(Currency.Eur, 1));
        await AddAsync(Method(["ES"], 490, null, 1000, (2, 3)));
        Assert.Single(await ReadAsync(Currency.Eur, 1000));
        Assert.Empty(await ReadAsync(Currency.Eur, 1001));
        Assert.Empty(await ReadAsync(new Currency("USD"), 1));
    }

    [Fact]
    public async Task A_way_that_takes_letters_only_says_nothing_of_what_is_larger()
    {
        await AddAsync(
            ShippingMethod.Create("letter", Small with { Price = Money.Eur(190), MaxSize = ParcelSize.Letter }),
            ShippingMethod.Create("parcel", Small with { Price = Money.Eur(490), MaxSize = ParcelSize.Parcel }));
        Assert.Equal(Money.Eur(190), Assert.Single(await ReadAsync(Currency.Eur, 10, ParcelSize.Letter)).Price);
        Assert.Equal(Money.Eur(490), Assert.Single(await ReadAsync(Currency.Eur, 10, ParcelSize.Parcel)).Price);
        Assert.Empty(await ReadAsync(Currency.Eur, 10, ParcelSize.Bulky));
    }

    private static ShippingMethod Method(string[] countries, long price, long? freeFrom, int maxWeight, (int, int) days) =>
        ShippingMethod.Create(
            $"way-{price}", countries, Name, Money.Eur(price), freeFrom is { } from ? Money.Eur(from) : null, maxWeight, days);

    private async Task AddAsync(params ShippingMethod[] methods)
    {
        await using var db = _database.NewContext();
        db.AddRange(methods);
        await db.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<DeliveryTerms>> ReadAsync(
        Currency currency, int weightGrams, ParcelSize size = ParcelSize.Parcel)
    {
        await using var db = _database.NewContext();
        return await new ReadDeliveryTerms(db, _cache).ExecuteAsync(currency, weightGrams, size, default);
    }
}
