using Shop.Domain.Coupons;
using Shop.Domain.Orders;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Web.Demo;

/// <summary>
/// Three hundred orders of the past year, the same on every machine: buyers come back, things that belong together are
/// bought together, some used the welcome coupon, a few never paid. No card was charged for them, and their history says so.
/// </summary>
internal sealed class DemoOrders(DemoContent content, TaxTable taxes, DateTimeOffset now)
{
    public const string Cause = "demo history";
    private const int Count = 300;
    private const int Year = 365;

    private readonly Random _random = new(20261123);
    private readonly IReadOnlyList<ShippingMethod> _methods = [.. DemoPrices.ShippingMethods()];
    private readonly IReadOnlyList<DemoProduct> _products =
        [.. content.Categories.SelectMany(category => category.Products)
            .Where(product => product.Variants.Any(variant => variant.Stock > 0))];

    /// <summary>Oldest first, awaiting payment: the seeder moves each on.</summary>
    public IEnumerable<Order> Make() => Enumerable.Range(0, Count)
        // More of them lately: a shop that grows.
        .Select(index => now.AddDays(-Year * (1 - Math.Sqrt((index + 0.5) / Count))).AddMinutes(-_random.Next(90)))
        .Order().Select(MakeAt).ToList();

    private Order MakeAt(DateTimeOffset at)
    {
        var buyer = content.Shop.Buyers[_random.Next(content.Shop.Buyers.Count)];
        var items = Basket(at).Select(product => Item(product, buyer.Culture, at)).ToList();
        var coupon = _random.Next(6) == 0 ? new CouponTerms("WELCOME10", Percentage.Of(10), null, Money.Eur(0)) : null;
        var methods = _methods.Where(each => each.Countries.Contains($",{buyer.Country},", StringComparison.Ordinal)).ToList();
        var method = methods[_random.Next(5) == 0 ? 1 : 0];
        var quote = PriceKernel.Calculate(new PricingRequest(items, Currency.Eur, coupon, method, buyer.Country, buyer.Culture, taxes));
        return Order.Place(DraftOf(buyer, quote), at);
    }

    private List<DemoProduct> Basket(DateTimeOffset at)
    {
        var listed = _products.Where(product => now.AddDays(-product.DaysAgo) <= at).ToList();
        var basket = new List<DemoProduct>();
        // Squared, so that the first of each category sell best.
        for (var left = 1 + _random.Next(3); left > 0; left--) basket.Add(listed[(int)(Math.Pow(_random.NextDouble(), 2) * listed.Count)]);
        foreach (var pair in content.Shop.Pairs.Where(_ => _random.Next(12) == 0).Take(1))
            basket.AddRange(pair.Select(code => content.Products[code]).Where(listed.Contains));
        return [.. basket.Distinct()];
    }

    private PricedItem Item(DemoProduct product, string culture, DateTimeOffset at)
    {
        var variants = product.Variants.Where(variant => variant.Stock > 0).ToList();
        var variant = variants[_random.Next(variants.Count)];
        var name = culture == "es" ? product.Es.Name : product.En.Name;
        return new PricedItem(
            variant.Sku, DemoCatalogue.IdOf(product), product.Option is null
                ? name
                : $"{name}, {variant.LabelIn(culture)}", 1 + _random.Next(8) / 7,
            Money.Eur(content.Assortment.PriceAt(variant, at, now)), DemoCatalogue.TaxClassOf(product, content.CategoryOf(product)),
                variant.WeightGrams);
    }

    private static OrderDraft DraftOf(DemoBuyer buyer, Quote quote) => new()
    {
        IsImported = true, CheckoutToken = SecretToken.New(), CartId = CartId.New(), Culture = buyer.Culture, Email = buyer.Email,
        Address = new PostalAddress(buyer.Name, buyer.Address1, null, buyer.Postcode, buyer.City, null, buyer.Country, null),
        ShippingCode = quote.Shipping!.Code, ShippingName = quote.Shipping.Name, CouponCode = quote.CouponCode, Subtotal = quote.Subtotal,
        Discount = quote.Discount, Shipping = quote.ShippingPrice, Total = quote.Total,
        Lines = [.. quote.Lines.Select(line => new DraftLine(
            line.Item.Sku, line.Item.ProductId, line.Item.Description, line.Item.Quantity, line.Item.ListPrice, line.Discount, line.TaxRate,
                line.Tax))],
        Taxes = [.. quote.Taxes.Select(tax => (tax.Rate, tax.Gross, tax.Tax))],
    };
}
