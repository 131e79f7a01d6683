using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Pricing;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Pricing;

public sealed class TaxSchemeTests
{
    [Fact]
    public async Task A_small_business_charges_no_vat_and_order_and_invoice_keep_the_sentence_whatever_the_setting_becomes()
    {
        using var shop = new TestShop();
        await ChangeAsync(shop, new TaxSettings { EstablishedIn = "DE", Scheme = TaxScheme.SmallBusiness });
        var placed = await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780));
        await ChangeAsync(shop, new TaxSettings());
        var payment = await shop.StartAsync(placed.OrderId);
        shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await shop.SettleAsync(payment.Id);
        var order = await OrderAsync(shop, placed);
        Assert.Equal((0L, 1780L, false), (order.TaxMinor, order.TotalMinor, order.ShowsTax));
        Assert.Equal(("E", "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet."), (order.Lines[0].TaxCategory, order.TaxReason));
        var invoice = await shop.ReadAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync());
        Assert.Equal((order.TaxReason, false), (invoice.Snapshot.TaxReason, invoice.Snapshot.ShowsTax));
    }

    [Fact]
    public async Task A_small_business_needs_no_rates_to_sell()
    {
        using var shop = new TestShop();
        await ChangeAsync(shop, new TaxSettings { Scheme = TaxScheme.SmallBusiness });
        await shop.SaveAsync(Way("AT"));
        Assert.IsType<PlaceOrderResult.Placed>(await shop.PlaceAsync(await ToAsync(shop, "AT", "1010")));
    }

    [Fact]
    public async Task What_leaves_the_union_is_an_export_without_anybody_having_entered_a_rate_and_a_part_of_a_country_is_not()
    {
        using var shop = new TestShop();
        await shop.SaveAsync(Way("CH", "AT"));
        var order = await OrderAsync(shop, await shop.PlacedAsync(await ToAsync(shop, "CH", "8001")));
        Assert.Equal((0, "G", TaxReasons.Export),
            (order.Lines[0].TaxRate.BasisPoints, order.Lines[0].TaxCategory, order.Lines[0].TaxReason));
        Assert.True(order.ShowsTax);
        Assert.IsType<PlaceOrderResult.NotTaxed>(await shop.PlaceAsync(await ToAsync(shop, "AT", "1010")));
        Assert.IsType<PlaceOrderResult.NotTaxed>(await shop.PlaceAsync(await ToAsync(shop, "ES", "35001")));
    }

    [Fact]
    public async Task Below_the_threshold_consumers_of_the_union_pay_the_shops_own_rates()
    {
        using var shop = new TestShop();
        await shop.SaveAsync(Way("AT"));
        await ChangeAsync(shop, new TaxSettings { Scheme = TaxScheme.Origin });
        var order = await OrderAsync(shop, await shop.PlacedAsync(await ToAsync(shop, "AT", "1010")));
        Assert.Equal((1000, "S", "AT"), (order.Lines[0].TaxRate.BasisPoints, order.Lines[0].TaxCategory, order.TaxTerritory));
    }

    [Fact]
    public async Task Who_saw_another_share_of_vat_in_the_same_total_is_told_and_orders_nothing()
    {
        using var shop = new TestShop();
        var request = TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780) with { TaxSeen = Money.Eur(99) };
        var told = Assert.IsType<PlaceOrderResult.TaxChanged>(await shop.PlaceAsync(request));
        Assert.Equal(0, await shop.ReadAsync(db => db.Set<Order>().CountAsync()));
        Assert.IsType<PlaceOrderResult.Placed>(await shop.PlaceAsync(request with { TaxSeen = told.Now.Tax }));
    }

    [Fact]
    public async Task Who_was_promised_an_earlier_day_is_told_and_the_order_keeps_what_was_promised()
    {
        using var shop = new TestShop();
        var request = TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780);
        var seen = new DateOnly(2026, 11, 26);
        await shop.RunAsync((EditDispatch edit) => edit.SaveAsync(0, 1, null, [], default));
        var told = Assert.IsType<PlaceOrderResult.ArrivesLater>(await shop.PlaceAsync(request with { PromiseSeen = seen }));
        Assert.Equal(new ArrivalDays(new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 27)), told.Now.Shipping!.Arrives);
        var placed = await shop.PlacedAsync(request with { PromiseSeen = told.Now.Shipping.Arrives!.Value.Until });
        await shop.RunAsync((EditDispatch edit) => edit.SaveAsync(1, 9, null, [], default));
        Assert.Equal(told.Now.Shipping.Arrives, (await OrderAsync(shop, placed)).Promise);
    }

    private static ShippingMethod Way(params string[] countries) => ShippingMethod.Create("standard", countries,
        new Dictionary<string, string> { ["en"] = "Standard" }, Money.Eur(490), null, 30_000, (2, 3));

    private static async Task<PlaceOrderRequest> ToAsync(TestShop shop, string country, string postcode)
    {
        var request = TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780);
        return request with { Address = request.Address with { Country = country, Postcode = postcode } };
    }

    private static Task<SaveResult> ChangeAsync(TestShop shop, TaxSettings values) => shop.RunAsync(async (CurrentSettings settings) =>
    {
        var stored = (await settings.ReadAgainAsync(default)).GroupOf<TaxSettings>();
        return await shop.RunAsync((SaveSettings save) =>
            save.ExecuteAsync([new SettingsEdit(stored.Group, values, stored.Version)], "test", _ => Task.CompletedTask, default));
    });

    private static Task<Order> OrderAsync(TestShop shop, PlaceOrderResult.Placed placed) =>
        shop.ReadAsync(db => db.Set<Order>().AsNoTracking().Include(order => order.Lines).SingleAsync(order => order.Id == placed.OrderId));
}
