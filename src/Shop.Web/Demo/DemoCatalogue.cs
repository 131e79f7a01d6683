using System.Security.Cryptography;
using System.Text;
using Shop.Domain.Catalogue;
using Shop.Domain.Coupons;
using Shop.Domain.Shared;

namespace Shop.Web.Demo;

/// <summary>Turns the demo merchant's texts into the catalogue's and the coupons' own objects.</summary>
internal static class DemoCatalogue
{
    public static Category CategoryFrom(DemoCategory category, int position) => Category.Create(category.Code, position)
        .Translate("en", category.En.Name, category.En.Slug, category.En.Description)
        .Translate("es", category.Es.Name, category.Es.Slug, category.Es.Description);

    public static Category PartFrom(DemoPart part, int position, CategoryTree tree) => Category.Create(part.Code, position)
        .Translate("en", part.En.Name, part.En.Slug, part.En.Description)
        .Translate("es", part.Es.Name, part.Es.Slug, part.Es.Description)
        .MoveUnder(part.Parent, tree);

    public static Product ProductFrom(DemoProduct demo, DemoCategory category, int position, DateTimeOffset now)
    {
        var section = DemoContent.Instance.Assortment.Parts.FirstOrDefault(part => part.Products.Contains(demo.Code))
            ?.Code ?? category.Code;
        var listedAt = now.AddDays(-demo.DaysAgo);
        var product = Product.Create(IdOf(demo), demo.Code, section, listedAt, position)
            .Translate("en", TextOf(demo.En, demo.Option?.En))
            .Translate("es", TextOf(demo.Es, demo.Option?.Es))
            .Tag(demo.Tags);
        var taxClass = TaxClassOf(demo, category);
        foreach (var variant in demo.Variants)
        {
            product.AddVariant(variant.Sku, Money.Eur(variant.PriceMinor), new Goods(taxClass, variant.WeightGrams, variant.NetGrams),
                listedAt);
            // Entered when they began, one after the other, as the merchant would have: the history tells what was paid when.
            foreach (var sale in DemoContent.Instance.Assortment.Sales.Where(sale => sale.Sku == variant.Sku))
                product.PutOnSale(variant.Sku, new Sale(Money.Eur(sale.PriceMinor), sale.From(now), sale.Until(now)), sale.From(now));
        }

        return product.Publish();
    }

    public static Coupon CouponFrom(DemoCoupon coupon, DateTimeOffset now)
    {
        var terms = new CouponTerms(
            coupon.Code, coupon.Percent is { } percent ? Percentage.Of(percent) : null,
            coupon.AmountMinor is { } amount ? Money.Eur(amount) : null, Money.Eur(coupon.MinimumMinor ?? 0));
        return Coupon.Create(terms, now.AddYears(-3), coupon.Expired ? now.AddYears(-2) : null);
    }

    /// <summary>The same on every machine, so that orders can be made before the products are stored.</summary>
    public static ProductId IdOf(DemoProduct demo) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(demo.Code)).AsSpan(0, 16)));

    public static TaxClass TaxClassOf(DemoProduct demo, DemoCategory category) =>
        (demo.Tax ?? category.Tax) == "food" ? TaxClass.Food : TaxClass.Standard;

    private static ProductText TextOf(DemoText text, string? option) => new(
        text.Name, text.Slug, text.Summary, text.Description, text.Alt, option,
        [.. text.Details.Select(detail => new DetailRow(detail[0], detail[1]))]);
}
