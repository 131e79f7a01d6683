using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;
using Microsoft.EntityFrameworkCore;

namespace Shop.Domain.Tests.Pricing;

public sealed class TaxRatesTests
{
    public static TheoryData<bool> Databases { get; } = [false, true];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_rate_holds_until_the_next_begins_and_an_order_keeps_that_of_its_moment(bool onPostgres)
    {
        using var shop = await ShopAsync(onPostgres);
        Assert.Equal(SaveResult.Saved, await ChargeAsync(shop, 1 + 1, TaxClass.Food, 400, shop.Clock.GetUtcNow().AddDays(1)));
        var before = await PlacedAsync(shop);
        Assert.Equal(SaveResult.Stale, await ChargeAsync(shop, 2, TaxClass.Food, 500, shop.Clock.GetUtcNow().AddDays(2)));
        shop.Clock.Advance(TimeSpan.FromDays(1));
        var after = await PlacedAsync(shop);
        Assert.Equal((1000, 400), (before.Lines[0].TaxRate.BasisPoints, after.Lines[0].TaxRate.BasisPoints));
        Assert.Equal(before.TotalMinor, after.TotalMinor);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_rate_that_an_order_was_placed_at_stays_and_an_unused_one_goes(bool onPostgres)
    {
        using var shop = await ShopAsync(onPostgres);
        await PlacedAsync(shop);
        Assert.Equal(SaveResult.InUse, await RemoveAsync(shop, 2, TaxClass.Food, DateTimeOffset.UnixEpoch));
        Assert.Equal(SaveResult.Stale, await RemoveAsync(shop, 1, TaxClass.Standard, DateTimeOffset.UnixEpoch));
        Assert.Equal(SaveResult.Saved, await RemoveAsync(shop, 2, TaxClass.Standard, DateTimeOffset.UnixEpoch));
        Assert.Equal(SaveResult.Missing, await RemoveAsync(shop, 3, TaxClass.Standard, DateTimeOffset.UnixEpoch));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_rate_that_goes_between_the_price_and_the_order_lets_nothing_be_ordered_at_it(bool onPostgres)
    {
        using var shop = await ShopAsync(onPostgres);
        var unused = TaxRate.Of("ES", TaxClass.Food, Percentage.Of(10), DateTimeOffset.UnixEpoch);
        await RemoveAsync(shop, 2, TaxClass.Food, DateTimeOffset.UnixEpoch);
        Assert.False(await shop.WriteAsync((ShopDbContext db) => db.TryUseAsync([unused], default)));
    }

    [Fact]
    public async Task Of_eight_orders_and_a_removal_at_once_either_the_rate_is_gone_and_nothing_was_sold_at_it_or_it_stays()
    {
        using var shop = await ShopAsync(onPostgres: true);
        var carts = new List<CartId>();
        for (var cart = 0; cart < 8; cart++) carts.Add(await shop.CartWithAsync((TestShop.Tea, 1)));
        var removal = Task.Run(() => RemoveAsync(shop, 2, TaxClass.Food, DateTimeOffset.UnixEpoch));
        var orders = await Task.WhenAll(carts.Select(cart => Task.Run(() => shop.PlaceAsync(TestShop.Request(cart, 1780)))));
        var removed = await removal;
        var placed = orders.OfType<PlaceOrderResult.Placed>().Count();
        Assert.True(removed == SaveResult.Saved ? placed == 0 : placed == carts.Count, $"{removed}, {placed} placed");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Goods_without_a_rate_are_not_sold_and_the_merchant_is_told_where(bool onPostgres)
    {
        using var shop = await ShopAsync(onPostgres);
        var cart = await shop.CartWithAsync((TestShop.Tea, 1));
        Assert.Equal(SaveResult.Saved, await ChargeAsync(shop, 2, TaxClass.Food, null, shop.Clock.GetUtcNow()));
        Assert.IsType<PlaceOrderResult.NotTaxed>(await shop.PlaceAsync(TestShop.Request(cart, 1780)));
        var untaxed = Assert.Single(await shop.RunAsync((TaxCountryList list) => list.UntaxedAsync(default)));
        Assert.Equal("ES", untaxed.Country);
        Assert.Equal([TaxClass.Food], untaxed.Classes);
        var quote = await shop.RunAsync((QuoteLines lines) =>
            lines.ExecuteAsync(new QuoteRequest([new WantedItem(TestShop.Tea, 1)], null, "ES", null, "en"), default));
        Assert.Equal((1290L, 0), (quote.Quote.Total.Minor, quote.Quote.Taxes.Count));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Rates_of_many_countries_are_entered_all_or_none(bool onPostgres)
    {
        using var shop = await ShopAsync(onPostgres);
        var rates = new Dictionary<TaxClass, Percentage?> { [TaxClass.Standard] = Percentage.Of(20) };
        NewTaxRates Of(string country, int version) => new(country, version, rates);
        var now = shop.Clock.GetUtcNow();
        Assert.Equal(SaveResult.Stale,
            await shop.RunAsync((EditTaxRates edit) => edit.ChargeAsync([Of("AT", 0), Of("ES", 1)], now, default)));
        Assert.Single(await shop.RunAsync((TaxCountryList list) => list.AllAsync(default)));
        Assert.Equal(SaveResult.Saved,
            await shop.RunAsync((EditTaxRates edit) => edit.ChargeAsync([Of("AT", 0), Of("ES", 2)], now, default)));
        Assert.Equal(SaveResult.Stale, await shop.RunAsync((EditTaxRates edit) => edit.ChargeAsync([Of("AT", 0)], now, default)));
    }

    [Fact]
    public void The_rates_that_come_with_the_shop_are_those_of_the_27_member_states_and_say_where_they_are_from()
    {
        var proposed = EuTaxRates.Proposed;
        Assert.Equal(27, proposed.Rates.Select(rate => rate.Country).Distinct().Count());
        Assert.All(proposed.Rates, rate => Assert.True(Countries.IsKnown(rate.Country), rate.Country));
        Assert.All(proposed.Rates, rate => Assert.InRange(rate.Standard.BasisPoints, 1500, 2700));
        Assert.All(proposed.Rates,
            rate => Assert.All(rate.Reduced, reduced => Assert.True(reduced.BasisPoints < rate.Standard.BasisPoints, rate.Country)));
        Assert.Equal(2550, proposed.Rates.Single(rate => rate.Country == "FI").Standard.BasisPoints);
        Assert.Contains("TEDB", proposed.Source, StringComparison.Ordinal);
    }

    private static async Task<TestShop> ShopAsync(bool onPostgres) =>
        onPostgres ? new TestShop(await PostgresDatabase.CreateAsync(), teaStock: 100) : new TestShop(teaStock: 100);

    private static Task<SaveResult> ChargeAsync(TestShop shop, int version, TaxClass taxClass, int? points, DateTimeOffset from)
    {
        var rates = new Dictionary<TaxClass, Percentage?> { [taxClass] = points is { } rate ? new Percentage(rate) : null };
        return shop.RunAsync((EditTaxRates edit) => edit.ChargeAsync([new NewTaxRates("ES", version, rates)], from, default));
    }

    private static Task<SaveResult> RemoveAsync(TestShop shop, int version, TaxClass taxClass, DateTimeOffset from) =>
        shop.RunAsync((EditTaxRates edit) => edit.RemoveAsync("ES", version, taxClass, from, default));

    private static async Task<Order> PlacedAsync(TestShop shop)
    {
        var placed = await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        return await shop.ReadAsync(db => db.Set<Order>().AsNoTracking().Include(order => order.Lines)
            .SingleAsync(order => order.Id == placed.OrderId));
    }
}
