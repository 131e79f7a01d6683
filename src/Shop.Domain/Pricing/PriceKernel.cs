using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>All that decides a price, gathered before the kernel runs.</summary>
public sealed record PricingRequest(
    IReadOnlyList<PricedItem> Items, Currency Currency, CouponTerms? Coupon, ShippingMethod? Shipping, string Country, string Culture,
        TaxTable Taxes)
{
    /// <summary>Where and how it is taxed: at the country's rates, unless something else is said.</summary>
    public TaxPlace Place { get; init; } = TaxPlace.Plain(TaxTerritory.Of(Country, null));
}

/// <summary>
/// The one place where prices are computed: a pure function. Prices include VAT; fractions vanish once, when a percentage
/// is taken of a whole and when VAT is taken out of the gross sum of a rate, and the parts are then shared out by largest
/// remainder, so that they sum to the whole exactly (EN 16931 BR-CO-14, -15, -17 with VAT = round(G × r / (1 + r))).
/// </summary>
public static class PriceKernel
{
    /// <exception cref="DomainException">Currencies mixed, or an amount beyond 64 bits' safe arithmetic.</exception>
    public static Quote Calculate(PricingRequest request)
    {
        var listTotals = request.Items.Select(item => item.ListPrice * item.Quantity).ToList();
        var subtotal = Sum(listTotals, request.Currency);
        var discount = request.Coupon?.DiscountOn(subtotal) ?? Money.Zero(request.Currency);
        var shares = Split(discount, listTotals);
        var untaxed = request.Items
            .Select((item, index) => new QuoteLine(
                item, listTotals[index], shares[index], request.Taxes.RateFor(request.Place.RatesOf, item.TaxClass),
                    Money.Zero(request.Currency)))
            .ToList();
        var parcel = untaxed.FindAll(line => line.Item.NeedsParcel);
        var shipping = parcel.Count == 0 ? null
            : request.Shipping?.For(Sum(parcel.Select(line => line.Total), request.Currency), WeightOf(parcel), request.Culture);
        var taxes = TaxesOf(untaxed, shipping?.Price ?? Money.Zero(request.Currency), request);
        // A coupon that takes nothing off (goods below its minimum) is not part of the price.
        var code = discount.IsZero ? null : request.Coupon?.Code;
        return new Quote(WithTax(untaxed, taxes), subtotal, code, discount, shipping, [.. taxes.Select(tax => tax.Summary)],
            request.Country)
        {
            Place = request.Place,
        };
    }

    // Shipping follows the goods in the parcel: its price is split over their rates by what those of each rate cost net
    // (legal practice in Spain and Germany for mixed parcels). Free goods alone are sent at the standard rate.
    private static List<RateGroup> TaxesOf(List<QuoteLine> lines, Money shipping, PricingRequest request)
    {
        var rates = lines.GroupBy(line => line.TaxRate).Select(rate => RateGoods.Of(rate.Key, rate, request.Currency)).ToList();
        if (!shipping.IsZero && rates.TrueForAll(rate => rate.InParcel.IsZero))
        {
            // Where the standard rate is not entered, the highest of these goods' rates stands in for it.
            var standard = request.Taxes.Find(request.Place.RatesOf, TaxClass.Standard)
                ?.Rate ?? rates.MaxBy(rate => rate.Rate.BasisPoints)!.Rate;
            rates.RemoveAll(rate => rate.Goods.IsZero);
            if (!rates.Exists(rate => rate.Rate == standard)) rates.Add(RateGoods.Of(standard, [], request.Currency));
            rates = rates.ConvertAll(rate => rate with { Weight = rate.Rate == standard ? 1 : 0 });
        }

        if (rates.Count == 0) return [];
        rates = [.. rates.OrderByDescending(rate => rate.Rate.BasisPoints)];
        var shares = shipping.Split([.. rates.Select(rate => rate.Weight)]);
        return [.. rates.Select((rate, index) => RateGroup.Of(rate.Rate, rate.Goods, shares[index]))];
    }

    private static List<QuoteLine> WithTax(List<QuoteLine> lines, List<RateGroup> groups)
    {
        var taxed = lines.ToArray();
        foreach (var group in groups)
        {
            var indexes = Enumerable.Range(0, lines.Count).Where(index => lines[index].TaxRate == group.Summary.Rate).ToList();
            if (indexes.Count == 0) continue;
            var parts = group.GoodsTax.Split([.. indexes.Select(index => lines[index].Total.Minor)]);
            for (var part = 0; part < indexes.Count; part++) taxed[indexes[part]] = lines[indexes[part]] with { Tax = parts[part] };
        }

        return [.. taxed];
    }

    private static IReadOnlyList<Money> Split(Money whole, List<Money> by) =>
        by.Count == 0 ? [] : whole.Split([.. by.Select(part => part.Minor)]);

    private static long WeightOf(List<QuoteLine> parcel) => parcel.Sum(line => (long)line.Item.WeightGrams * line.Item.Quantity);

    private static Money Sum(IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);

    // The goods of a rate, those of them in the parcel, and how much of the shipping falls to the rate.
    private sealed record RateGoods(Percentage Rate, Money Goods, Money InParcel, long Weight)
    {
        public static RateGoods Of(Percentage rate, IEnumerable<QuoteLine> lines, Currency currency)
        {
            var all = lines.ToList();
            var parcel = Sum(all.Where(line => line.Item.NeedsParcel).Select(line => line.Total), currency);
            return new RateGoods(rate, Sum(all.Select(line => line.Total), currency), parcel, (parcel - parcel.TaxIncludedAt(rate)).Minor);
        }
    }

    // The tax of a rate is rounded once, on goods and shipping together; what of it lies in the goods is then a share of it.
    private sealed record RateGroup(QuotedTax Summary, Money GoodsTax)
    {
        public static RateGroup Of(Percentage rate, Money goods, Money shipping)
        {
            var gross = goods + shipping;
            var tax = gross.TaxIncludedAt(rate);
            return new RateGroup(new QuotedTax(rate, gross, tax), gross.IsZero ? tax : tax.Split([goods.Minor, shipping.Minor])[0]);
        }
    }
}
