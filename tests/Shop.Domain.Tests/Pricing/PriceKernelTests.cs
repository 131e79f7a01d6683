using CsCheck;
using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.TestKit;
using Xunit.Abstractions;

namespace Shop.Domain.Tests.Pricing;

public class PriceKernelTests(ITestOutputHelper output)
{
    [Fact]
    public void In_random_carts_every_part_sums_to_its_whole_and_nothing_is_negative()
    {
        var carts = 0;
        RandomCarts.All.Sample(request =>
        {
            Interlocked.Increment(ref carts);
            Check(PriceKernel.Calculate(request));
        }, iter: Cases.Of(1_000_000));
        output.WriteLine($"{carts:N0} random carts");
        Assert.True(carts >= Cases.Of(1_000_000));
    }

    [Fact]
    public void The_order_of_the_lines_changes_neither_total_nor_discount() =>
        RandomCarts.All.Sample(request =>
        {
            var there = PriceKernel.Calculate(request);
            var back = PriceKernel.Calculate(request with { Items = [.. request.Items.Reverse()] });
            return there.Total == back.Total && there.Discount == back.Discount;
        }, iter: Cases.Of(100_000));

    [Fact]
    public void The_ancestors_cart_of_12_90_less_15_percent_costs_10_96_in_every_figure()
    {
        // Fault 10: it showed 1.94 + 10.97 = 12.91, charged 10.96 and printed 10.9650. Half of a cent goes to the discount.
        var quote = PriceKernel.Calculate(Request([Item(1290, 1)], new CouponTerms("FIFTEEN", Percentage.Of(15), null, Money.Eur(0))));
        Assert.Equal(194, quote.Discount.Minor);
        Assert.Equal(1096, quote.Total.Minor);
        Assert.Equal(1096, quote.Lines.Single().Total.Minor);
        Assert.Equal(quote.Total.Minor, quote.Taxes.Sum(tax => tax.Gross.Minor));
    }

    [Fact]
    public void Vat_is_taken_out_of_the_gross_price_as_the_invoice_shows_it()
    {
        // 1.12 at 21 % is no net amount plus its rounded tax; the tax is round(G × r / (1 + r)), the net what is left.
        var quote = PriceKernel.Calculate(Request([Item(112, 1)], null));
        Assert.Equal(19, quote.Tax.Minor);
        Assert.Equal(93, quote.Taxes.Single().Net.Minor);
    }

    [Fact]
    public void Shipping_is_taxed_like_the_goods_it_carries()
    {
        var method = ShippingMethod.Create(
            "standard", ["ES"], new Dictionary<string, string> { ["en"] = "Post" }, Money.Eur(500), null, 10_000, (1, 2));
        var food = PriceKernel.Calculate(Request([Item(1100, 1, TaxClass.Food)], null) with { Shipping = method });
        Assert.Equal((1600, 145), (food.Taxes.Single().Gross.Minor, food.Tax.Minor));
        var mixed = PriceKernel.Calculate(Request([Item(1100, 1, TaxClass.Food), Item(1210, 1)], null) with { Shipping = method });
        Assert.Equal([1460, 1350], mixed.Taxes.Select(tax => tax.Gross.Minor));
    }

    [Fact]
    public void Shipping_is_taxed_like_what_is_in_the_parcel_and_not_like_a_download_beside_it()
    {
        var method = ShippingMethod.Create(
            "standard", ["ES"], new Dictionary<string, string> { ["en"] = "Post" }, Money.Eur(500), null, 10_000, (1, 2));
        var download = Item(1210, 1) with { NeedsParcel = false };
        var mixed = PriceKernel.Calculate(Request([Item(1100, 1, TaxClass.Food), download], null) with { Shipping = method });
        Assert.Equal([1210, 1600], mixed.Taxes.Select(tax => tax.Gross.Minor));
        var freeTea =
            PriceKernel.Calculate(Request([Item(0, 1, TaxClass.Food), Item(1100, 1, TaxClass.Food) with { NeedsParcel = false }], null)
            with { Shipping = method });
        Assert.Equal([(2100, 500), (1000, 1100)], freeTea.Taxes.Select(tax => (tax.Rate.BasisPoints, (int)tax.Gross.Minor)));
    }

    [Fact]
    public void Only_what_is_in_the_parcel_counts_for_free_delivery_and_without_a_parcel_there_is_none()
    {
        var method = ShippingMethod.Create(
            "standard", ["ES"], new Dictionary<string, string> { ["en"] = "Post" }, Money.Eur(500), Money.Eur(4000), 10_000, (1, 2));
        var download = Item(5000, 1) with { NeedsParcel = false };
        Assert.Equal(500, PriceKernel.Calculate(Request([Item(3900, 1), download], null) with { Shipping = method }).ShippingPrice.Minor);
        Assert.Equal(0, PriceKernel.Calculate(Request([Item(4000, 1), download], null) with { Shipping = method }).ShippingPrice.Minor);
        var alone = PriceKernel.Calculate(Request([download], null) with { Shipping = method });
        Assert.Null(alone.Shipping);
        Assert.Equal(5000, alone.Total.Minor);
    }

    [Fact]
    public void Goods_that_a_coupon_makes_free_are_sent_at_the_standard_rate()
    {
        var method = ShippingMethod.Create(
            "standard", ["ES"], new Dictionary<string, string> { ["en"] = "Post" }, Money.Eur(500), null, 10_000, (1, 2));
        var all = new CouponTerms("ALL", Percentage.Of(100), null, Money.Eur(0));
        var quote = PriceKernel.Calculate(Request([Item(1100, 1, TaxClass.Food)], all) with { Shipping = method });
        Assert.Equal(500, quote.Total.Minor);
        Assert.Equal(2100, quote.Taxes.Single().Rate.BasisPoints);
        Assert.Equal(0, quote.Lines.Single().Tax.Minor);
    }

    [Fact]
    public void A_fixed_coupon_takes_off_no_more_than_the_goods_cost_and_nothing_below_its_minimum()
    {
        var five = new CouponTerms("FIVE", null, Money.Eur(500), Money.Eur(1000));
        Assert.Equal(0, PriceKernel.Calculate(Request([Item(999, 1)], five)).Discount.Minor);
        Assert.Null(PriceKernel.Calculate(Request([Item(999, 1)], five)).CouponCode);
        var greedy = new CouponTerms("GREEDY", null, Money.Eur(5000), Money.Eur(0));
        Assert.Equal(0, PriceKernel.Calculate(Request([Item(999, 1)], greedy)).Total.Minor);
    }

    [Fact]
    public void A_fixed_coupon_of_another_currency_is_refused() =>
        Assert.Throws<DomainException>(() => PriceKernel.Calculate(Request(
            [Item(1000, 1)], new CouponTerms("YEN", null, new Money(500, new Currency("JPY")), new Money(0, new Currency("JPY"))))));

    private static void Check(Quote quote)
    {
        Assert.Equal(quote.Subtotal.Minor, quote.Lines.Sum(line => line.ListTotal.Minor));
        Assert.Equal(quote.Discount.Minor, quote.Lines.Sum(line => line.Discount.Minor));
        Assert.Equal(quote.Total.Minor, quote.Lines.Sum(line => line.Total.Minor) + quote.ShippingPrice.Minor);
        Assert.Equal(quote.Total.Minor, quote.Taxes.Sum(tax => tax.Gross.Minor));
        Assert.Equal(quote.Tax.Minor, quote.Taxes.Sum(tax => tax.Tax.Minor));
        foreach (var line in quote.Lines)
            Assert.True(line is { Discount.Minor: >= 0, Total.Minor: >= 0, Tax.Minor: >= 0 } && line.Tax <= line.Total, line.ToString());
        foreach (var tax in quote.Taxes)
            Assert.True(tax is { Gross.Minor: >= 0, Tax.Minor: >= 0, Net.Minor: >= 0 }, tax.ToString());
        Assert.True(quote.Total.Minor >= 0);
    }

    private static PricingRequest Request(IReadOnlyList<PricedItem> items, CouponTerms? coupon) =>
        new(items, Currency.Eur, coupon, null, "ES", "en", RandomCarts.Taxes);

    private static PricedItem Item(long price, int quantity, TaxClass taxClass = default) =>
        new("SKU", default, "Something", quantity, Money.Eur(price), taxClass, 100);
}
