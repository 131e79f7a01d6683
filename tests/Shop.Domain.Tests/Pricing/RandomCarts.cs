using CsCheck;
using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Pricing;

/// <summary>Random carts as the shop may meet them, and the tax tables they are priced with.</summary>
internal static class RandomCarts
{
    private static readonly string[] CountryCodes = ["ES", "FR", "DE", "DK", "IE", "ZERO"];

    public static TaxTable Taxes { get; } = new(new Dictionary<(string Country, TaxClass Class), Percentage>
    {
        [("ES", TaxClass.Standard)] = new(2100), [("ES", TaxClass.Food)] = new(1000), [("FR", TaxClass.Standard)] = new(2000),
        [("FR", TaxClass.Food)] = new(550), [("DE", TaxClass.Standard)] = new(1900), [("DE", TaxClass.Food)] = new(700),
        [("DK", TaxClass.Standard)] = new(2500), [("DK", TaxClass.Food)] = new(2500), [("IE", TaxClass.Standard)] = new(2300),
        [("IE", TaxClass.Food)] = new(0), [("ZERO", TaxClass.Standard)] = new(0), [("ZERO", TaxClass.Food)] = new(0),
    }.Select(rate => TaxRate.Of(rate.Key.Country, rate.Key.Class, rate.Value, DateTimeOffset.UnixEpoch)));

    private static readonly Gen<PricedItem> Item = Gen.Select(
        Gen.Int[0, 9_999], Gen.Frequency((9, Gen.Long[1, 20_000]), (1, Gen.Const(0L))), Gen.Int[1, 99], Gen.Bool,
            Gen.Select(Gen.Int[0, 2_000], Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false)))),
        (sku, price, quantity, food, parcel) => new PricedItem(
            $"SKU-{sku}", default, "Something", quantity, Money.Eur(price), food
                ? TaxClass.Food
                : TaxClass.Standard, parcel.Item1, parcel.Item2));

    private static readonly Gen<CouponTerms?> Coupon = Gen.OneOf(
        Gen.Const((CouponTerms?)null),
        Gen.Int[1, 10_000].Select(share => (CouponTerms?)new CouponTerms("SHARE", new Percentage(share), null, Money.Eur(0))),
        Gen.Select(Gen.Long[1, 100_000], Gen.Long[0, 50_000]).Select((amount, minimum) =>
            (CouponTerms?)new CouponTerms("AMOUNT", null, Money.Eur(amount), Money.Eur(minimum))));

    private static readonly Gen<ShippingMethod?> Shipping = Gen.OneOf(
        Gen.Const((ShippingMethod?)null),
        Gen.Select(Gen.Long[0, 3_000], Gen.Long[0, 20_000]).Select((price, free) => (ShippingMethod?)ShippingMethod.Create(
            "standard", CountryCodes, new Dictionary<string, string> { ["en"] = "Standard" }, Money.Eur(price), Money.Eur(free), 100_000,
                (1, 3))));

    public static Gen<PricingRequest> All { get; } = Gen.Select(
        Item.List[0, 12], Coupon, Shipping, Gen.Int[0, CountryCodes.Length - 1].Select(index => CountryCodes[index]),
        (items, coupon, shipping, country) => new PricingRequest(items, Currency.Eur, coupon, shipping, country, "en", Taxes));
}
