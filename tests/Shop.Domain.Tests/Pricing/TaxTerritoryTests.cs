using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Checkout;
using Shop.Domain.Invoicing;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Domain.Tests.Checkout;

namespace Shop.Domain.Tests.Pricing;

public sealed class TaxTerritoryTests
{
    [Theory]
    [InlineData("ES", "17001", "ES")]
    [InlineData("ES", "35001", "ES-CN")]
    [InlineData("ES", "38 911", "ES-CN")]
    [InlineData("ES", "E-51001", "ES-CE")]
    [InlineData("ES", "52006", "ES-ML")]
    [InlineData("ES", "07001", "ES")]
    [InlineData("DE", "78266", "DE-BUS")]
    [InlineData("DE", "78267", "DE")]
    [InlineData("DE", "d-27498", "DE-HEL")]
    [InlineData("FI", "22100", "FI-01")]
    [InlineData("FI", "00100", "FI")]
    [InlineData("FR", "97400", "FR-OM")]
    [InlineData("FR", "98713", "FR-OM")]
    [InlineData("FR", "98000", "FR")]
    [InlineData("FR", "97900", "FR")]
    [InlineData("FR", "20000", "FR")]
    [InlineData("GR", "630 86", "GR-69")]
    [InlineData("GR", "63088", "GR")]
    [InlineData("IT", "23041", "IT-LIV")]
    [InlineData("IT", "22061", "IT-CAM")]
    [InlineData("IT", "22060", "IT")]
    [InlineData("PT", "9000-012", "PT-30")]
    [InlineData("PT", "9499-999", "PT-30")]
    [InlineData("PT", "9500-001", "PT-20")]
    [InlineData("PT", "8950-999", "PT")]
    [InlineData("GB", "bt1 1aa", "XI")]
    [InlineData("GB", "B1 1TT", "GB")]
    [InlineData("AT", "35001", "AT")]
    [InlineData("ES", null, "ES")]
    [InlineData("ES", "not one", "ES")]
    [InlineData("ES", "3500", "ES")]
    [InlineData("XX", "35001", "XX")]
    public void An_address_is_taxed_where_its_postcode_says(string country, string? postcode, string territory) =>
        Assert.Equal(territory, TaxTerritory.Of(country, postcode).Code);

    [Fact]
    public void Every_part_has_a_code_a_country_that_the_shop_knows_and_a_name_in_both_languages()
    {
        Assert.Equal(13, TaxTerritory.Parts.Count);
        Assert.All(TaxTerritory.Parts,
            part => Assert.True(Countries.IsKnown(part.Country) && part.Code.Length <= TaxTerritory.CodeLength, part.Code));
        Assert.Equal("Canarias", TaxTerritory.Find("ES-CN")!.NameIn(Language.Of("es")));
        Assert.Null(TaxTerritory.Find("ES-XX"));
    }

    [Fact]
    public async Task Nothing_is_sold_to_a_part_that_the_merchant_entered_no_rates_for_though_its_country_has_some()
    {
        using var shop = new TestShop();
        Assert.IsType<PlaceOrderResult.NotTaxed>(await shop.PlaceAsync(await ToCanariesAsync(shop)));
        Assert.IsType<PlaceOrderResult.Placed>(await shop.PlaceAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780)));
    }

    [Fact]
    public async Task What_leaves_the_vat_area_is_sold_without_vat_for_the_same_total_and_order_and_invoice_keep_why()
    {
        using var shop = new TestShop();
        await shop.SaveAsync(TaxCountry.Of("ES-CN").Charge(TaxClass.Food, Percentage.Zero, DateTimeOffset.UnixEpoch));
        var placed = await shop.PlacedAsync(await ToCanariesAsync(shop));
        await PayAsync(shop, placed.OrderId);
        var order = await OrderAsync(shop, placed);
        Assert.Equal(("ES-CN", 0L, 1780L), (order.TaxTerritory, order.TaxMinor, order.TotalMinor));
        Assert.Equal((0, "G", "VATEX-EU-G"), (order.Lines[0].TaxRate.BasisPoints, order.Lines[0].TaxCategory, order.Lines[0].TaxReason));
        var invoice = await shop.ReadAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync());
        Assert.Equal(("VATEX-EU-G", "G", 0L),
            (invoice.Snapshot.TaxReason, invoice.Snapshot.Lines[0].TaxCategory, invoice.Snapshot.Totals.TaxMinor));
    }

    [Fact]
    public async Task A_sale_in_the_country_is_of_the_standard_category_and_needs_no_reason()
    {
        using var shop = new TestShop();
        var order = await OrderAsync(shop, await shop.PlacedAsync(TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780)));
        Assert.Equal(("ES", "S", null), (order.TaxTerritory, order.Lines[0].TaxCategory, order.Lines[0].TaxReason));
    }

    private static async Task<PlaceOrderRequest> ToCanariesAsync(TestShop shop)
    {
        var request = TestShop.Request(await shop.CartWithAsync((TestShop.Tea, 1)), 1780);
        return request with { Address = request.Address with { Postcode = "35001", City = "Las Palmas" } };
    }

    private static async Task PayAsync(TestShop shop, OrderId order)
    {
        var payment = await shop.StartAsync(order);
        shop.Gateway.Become(payment.SessionId!, SessionState.Paid);
        await shop.SettleAsync(payment.Id);
    }

    private static Task<Order> OrderAsync(TestShop shop, PlaceOrderResult.Placed placed) =>
        shop.ReadAsync(db => db.Set<Order>().AsNoTracking().Include(order => order.Lines).SingleAsync(order => order.Id == placed.OrderId));
}
