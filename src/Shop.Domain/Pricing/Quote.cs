using Shop.Domain.Shared;

namespace Shop.Domain.Pricing;

/// <summary>
/// What a purchase costs: computed, never stored. All amounts are gross; <see cref="Tax"/> is contained in
/// <see cref="Total"/>. Page, order, Stripe call, mail, invoice and CSV read these figures and compute none of their own.
/// </summary>
public sealed record Quote(
    IReadOnlyList<QuoteLine> Lines, Money Subtotal, string? CouponCode, Money Discount, QuotedShipping? Shipping,
    IReadOnlyList<QuotedTax> Taxes, string Country)
{
    /// <summary>Where and how it is taxed.</summary>
    public TaxPlace Place { get; init; } = TaxPlace.Plain(TaxTerritory.Of(Country, null));

    public TaxTerritory Territory => Place.Territory;

    /// <summary>Why no VAT is charged on it or on a part of it, as <see cref="TaxReasons"/> has it; null where it is on all.</summary>
    public string? TaxReason =>
        Lines.Select(line => Place.TreatmentOf(line.TaxRate).Reason).FirstOrDefault(reason => reason is not null);

    public Currency Currency => Subtotal.Currency;

    public Money ShippingPrice => Shipping?.Price ?? Money.Zero(Currency);

    public Money Total => Subtotal - Discount + ShippingPrice;

    public Money Tax => Taxes.Aggregate(Money.Zero(Currency), (sum, tax) => sum + tax.Tax);

    /// <summary>Something of it is sent. Without it there is no way of sending, and delivery costs nothing.</summary>
    public bool NeedsDelivery => Lines.Any(line => line.Item.NeedsParcel);

    /// <summary>What the goods in the parcel cost, after the discount.</summary>
    public Money InParcel => Lines.Where(line => line.Item.NeedsParcel).Aggregate(Money.Zero(Currency), (sum, line) => sum + line.Total);
}

/// <summary>One line: <see cref="Total"/> = list price × quantity − its share of the coupon, tax contained.</summary>
public sealed record QuoteLine(PricedItem Item, Money ListTotal, Money Discount, Percentage TaxRate, Money Tax)
{
    public Money Total => ListTotal - Discount;
}

/// <summary>What EN 16931 calls a rate of VAT (BT-151): why it is so high, and why there is none.</summary>
/// <param name="Category">S standard (any rate above 0), Z zero, E exempt, G export outside of the Union.</param>
/// <param name="Reason">The code of the exemption (VATEX, BT-121) or its sentence (BT-120); null where tax is charged.</param>
public sealed record TaxTreatment(string Category, string? Reason);

/// <summary>The tax of one rate, shipping's share included; net = gross − tax.</summary>
public sealed record QuotedTax(Percentage Rate, Money Gross, Money Tax)
{
    public Money Net => Gross - Tax;
}

/// <summary>A way of sending, with what it costs this cart (0 above the free limit) and the days it takes.</summary>
public sealed record QuotedShipping(string Code, string Name, Money Price, int MinDays, int MaxDays)
{
    /// <summary>When it arrives, ordered now; null when the merchant says nothing of it.</summary>
    public ArrivalDays? Arrives { get; init; }
}
