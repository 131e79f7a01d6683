using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>A SKU and how many of it.</summary>
public sealed record WantedItem(string Sku, int Quantity);

/// <summary>
/// What is to be priced. Without a country the merchant's own is taken, without a method the cheapest. Another currency than
/// the shop's, or a group of customers, is priced from the price books.
/// </summary>
public sealed record QuoteRequest(IReadOnlyList<WantedItem> Items, string? CouponCode, string Country, string? ShippingCode, string Culture)
{
    /// <summary>Null for the shop's own.</summary>
    public Currency? Currency { get; init; }

    public string? GroupCode { get; init; }

    /// <summary>By which a part of the country that is taxed by itself is told from it; null while it is not known.</summary>
    public string? Postcode { get; init; }
}

/// <summary>
/// The quote and what it could not price: SKUs that are gone, a coupon that does not hold, no way to send there.
/// </summary>
public sealed record QuoteResult(
    Quote Quote, IReadOnlyList<SellableVariant> Variants, IReadOnlyList<string> NotForSale, CouponTerms? Coupon, bool CouponRefused,
    IReadOnlyList<QuotedShipping> ShippingOptions)
{
    /// <summary>The coupon holds, but the goods do not cost enough for it.</summary>
    public bool BelowCouponMinimum => Coupon is not null && Quote.Subtotal < Coupon.Minimum;

    /// <summary>
    /// The classes of goods in it that have no tax rate there: such goods are not sold there, and the quote names no tax.
    /// </summary>
    public IReadOnlyList<TaxClass> Untaxed { get; init; } = [];

    /// <summary>Its rates that no order was placed at yet.</summary>
    public IReadOnlyList<TaxRate> UnusedRates { get; init; } = [];

    public bool IsTaxed => Untaxed.Count == 0;

    /// <summary>There is a way to send what is sent, if anything is.</summary>
    public bool CanBeSent => Quote.Shipping is not null || !Quote.NeedsDelivery;
}

/// <summary>Prices lines now, from the database as it is: the only door to <see cref="PriceKernel"/>.</summary>
public sealed class QuoteLines(
    VariantLookup variants, BookPrices books, FindCoupon coupons, TaxesAndShipping prices, BaseCurrency baseCurrency)
{
    public async Task<QuoteResult> ExecuteAsync(QuoteRequest request, CancellationToken cancellationToken)
    {
        var currency = request.Currency ?? baseCurrency.Value;
        var found = await PricedAsync(request, currency, cancellationToken);
        var forSale = request.Items.Where(item => found.TryGetValue(item.Sku, out var variant) && variant.IsForSale).ToList();
        var items = forSale.ConvertAll(item => Price(found[item.Sku], item.Quantity));
        var coupon = request.CouponCode is null ? null : await coupons.ExecuteAsync(request.CouponCode, currency, cancellationToken);
        var taxed = await TaxedAsync(request, items, cancellationToken);
        var parcel = taxed.Missing.Count > 0 ? [] : items.FindAll(item => item.NeedsParcel);
        var weight = WeightOf(parcel);
        var methods = parcel.Count == 0 ? [] : await WaysAsync(request, parcel, currency, cancellationToken);
        var method = request.ShippingCode is null
            ? methods.FirstOrDefault()
            : methods.FirstOrDefault(each => each.Code == request.ShippingCode);
        var asked = new PricingRequest(items, currency, coupon, method, request.Country, request.Culture, taxed.Rates)
        {
            Place = taxed.Place,
        };
        var (quote, promises) = (Calculate(asked, taxed.Missing), await prices.PromisesAsync(cancellationToken));
        return new QuoteResult(
            quote.Shipping is { } way ? quote with { Shipping = promises.On(way) } : quote, forSale.ConvertAll(item => found[item.Sku]),
                [.. request.Items.Select(item => item.Sku).Except(forSale.Select(item => item.Sku))],
            coupon, request.CouponCode is not null && coupon is null,
            [.. methods.Select(each => promises.On(each.For(quote.InParcel, weight, request.Culture)))])
        {
            Untaxed = taxed.Missing, UnusedRates = taxed.Unused,
        };
    }

    private async Task<Taxed> TaxedAsync(QuoteRequest request, List<PricedItem> items, CancellationToken cancellationToken)
    {
        var place = TaxPlace.Of(TaxTerritory.Of(request.Country, request.Postcode), prices.Shop);
        var rates = (await prices.TaxesAsync(cancellationToken)).At(place);
        var classes = items.ConvertAll(item => item.TaxClass);
        return new Taxed(rates, place, rates.MissingIn(place.RatesOf, classes), rates.UnusedIn(place.RatesOf, classes));
    }

    // What goods cost is known where their tax is not; delivery is not promised there.
    private static Quote Calculate(PricingRequest request, IReadOnlyList<TaxClass> untaxed) => untaxed.Count == 0
        ? PriceKernel.Calculate(request)
        : PriceKernel.Calculate(request with { Taxes = TaxTable.Untaxed(request.Place.RatesOf) }) with { Taxes = [] };

    // The parcel weighs what is in it and is as large as the largest of it; without one there is nothing to choose.
    private async Task<IReadOnlyList<ShippingMethod>> WaysAsync(
        QuoteRequest request, List<PricedItem> parcel, Currency currency, CancellationToken cancellationToken)
    {
        var weightGrams = WeightOf(parcel);
        // Heavier than any way may carry.
        if (weightGrams > int.MaxValue) return [];
        var size = parcel.Max(item => item.ParcelSize);
        var ways = await prices.ShippingAsync(request.Country, (int)weightGrams, currency, cancellationToken);
        return [.. ways.Where(way => way.MaxSize >= size && way.Reaches(request.Country, request.Postcode))];
    }

    // Each variant at the price of its book, else at its own; what has no price in the currency is not for sale in it.
    private async Task<IReadOnlyDictionary<string, SellableVariant>> PricedAsync(
        QuoteRequest request, Currency currency, CancellationToken cancellationToken)
    {
        var skus = request.Items.Select(item => item.Sku).ToList();
        var found = await variants.FindAsync(skus, request.Culture, cancellationToken);
        var own = await books.FindAsync(skus, currency, request.GroupCode, cancellationToken);
        return found.Values.Select(variant => own.TryGetValue(variant.Sku, out var price)
            ? variant with { ListPrice = BookPrices.Paid(variant.ListPrice, price) }
            : variant)
            .Where(variant => variant.ListPrice.Currency == currency).ToDictionary(variant => variant.Sku, StringComparer.Ordinal);
    }

    private static PricedItem Price(SellableVariant variant, int quantity) => new(
        variant.Sku, variant.ProductId, variant.Description, quantity, variant.ListPrice, variant.TaxClass, variant.WeightGrams,
        variant.FulfilmentKind.NeedsParcel())
    {
        ParcelSize = variant.ParcelSize, WithdrawalException = variant.WithdrawalException,
    };

    private static long WeightOf(List<PricedItem> parcel) => parcel.Sum(item => (long)item.WeightGrams * item.Quantity);

    // The rates, where they are asked for, the classes that have none there, and the rates that no order was placed at yet.
    private sealed record Taxed(TaxTable Rates, TaxPlace Place, IReadOnlyList<TaxClass> Missing, IReadOnlyList<TaxRate> Unused);
}
