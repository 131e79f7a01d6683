using Microsoft.EntityFrameworkCore;
using Shop.Domain.Catalogue;
using Shop.Domain.Orders;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Web.Seeding;

/// <summary>Fills made-up carts from the catalogue and prices them with the shop's own kernel.</summary>
internal sealed class SeedBasket(ShopDbContext db, TaxesAndShipping prices, int seed)
{
    private const int Range = 20_000;

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, ShippingMethod> _methods = [];
    private List<PricedItem> _products = [];
    private TaxTable _taxes = null!;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        _taxes = await prices.TaxesAsync(cancellationToken);
        foreach (var country in SeedWords.Towns.Select(town => town.Country).Distinct())
            _methods[country] = (await prices.ShippingAsync(country, 1000, Currency.Eur, cancellationToken))[0];
        _products = await (from variant in db.Set<Variant>().AsNoTracking()
                        join text in db.Set<ProductTranslation>() on variant.ProductId equals text.ProductId
                        where text.Culture == Language.FallbackCode && variant.FulfilmentKind == FulfilmentKind.Shipped
                        orderby variant.Sku
                        select new PricedItem(
                            variant.Sku, variant.ProductId, text.Name, 1, new Money(variant.AppliedMinor, variant.Currency),
                                variant.TaxClass, variant.WeightGrams))
            .Take(Range).ToListAsync(cancellationToken);
    }

    /// <summary>An order of one to four lines, awaiting payment.</summary>
    public Order Order(DateTimeOffset at)
    {
        var items = Enumerable.Range(0, 1 + _random.Next(4))
            .Select(_ => _products[(int)(Math.Pow(_random.NextDouble(), 2) * _products.Count)])
            .DistinctBy(item => item.Sku).Select(item => item with { Quantity = 1 + _random.Next(3) }).ToList();
        var (country, postcode, city) = SeedWords.Towns[_random.Next(SeedWords.Towns.Length)];
        var quote = PriceKernel.Calculate(
            new PricingRequest(items, Currency.Eur, null, _methods[country], country, Language.FallbackCode, _taxes));
        var name = $"{SeedWords.First[_random.Next(SeedWords.First.Length)]} {SeedWords.Last[_random.Next(SeedWords.Last.Length)]}";
        return Shop.Domain.Orders.Order.Place(
            DraftOf(quote, new PostalAddress(name, "Carrer Major 1", null, postcode, city, null, country, null)), at);
    }

    private OrderDraft DraftOf(Quote quote, PostalAddress address) => new()
    {
        IsImported = true, CheckoutToken = SecretToken.New(), CartId = CartId.New(), Culture = Language.FallbackCode, Email =
            $"buyer{_random.Next(1_000_000)}@example.com", Address = address,
        ShippingCode = quote.Shipping!.Code, ShippingName = quote.Shipping.Name, Subtotal = quote.Subtotal, Discount = quote.Discount,
        Shipping = quote.ShippingPrice, Total = quote.Total,
        Lines = [.. quote.Lines.Select(line => new DraftLine(
            line.Item.Sku, line.Item.ProductId, line.Item.Description, line.Item.Quantity, line.Item.ListPrice, line.Discount, line.TaxRate,
                line.Tax))],
        Taxes = [.. quote.Taxes.Select(tax => (tax.Rate, tax.Gross, tax.Tax))],
    };
}
