using Microsoft.Extensions.Localization;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Catalogue;

/// <summary>Says what the delivery of a product costs and takes, in the currency of its price.</summary>
public sealed class DeliveryPromises(
    ReadDeliveryTerms terms, ArrivalPromises promises, ShopTaxes shop, IStringLocalizer<Text> texts)
{
    /// <summary>Null when the shop sends nothing of that weight for that currency, or nothing is to be sent.</summary>
    public async Task<DeliveryPromise?> ForAsync(VariantChoice variant, HttpContext http)
    {
        if (variant.Goods.FulfilmentKind != FulfilmentKind.Shipped) return null;
        CachedPage.Shows(http, PricingTags.Shipping);
        var found = await terms.ExecuteAsync(
            variant.Price.Currency, variant.Goods.WeightGrams, variant.Goods.ParcelSize, http.RequestAborted);
        if (found.Count == 0) return null;
        var language = http.Shopper().Language;
        return DeliveryPromise.Of(found, texts, language) with { Arrives = await ArrivesAsync(found, language, http) };
    }

    // In the shop's own country, else where it costs least: a page is one for all, and the cart tells the others.
    private async Task<string?> ArrivesAsync(IReadOnlyList<DeliveryTerms> terms, Language language, HttpContext http)
    {
        var near = terms.FirstOrDefault(each => each.Countries.Contains(shop.Home.Country)) ?? terms[0];
        if (near.Days is not var (min, max)) return null;
        var now = await promises.ReadAsync(http.RequestAborted);
        CachedPage.GoodUntil(http, now.Until);
        if (now.Of(min, max) is not { } days) return null;
        var country = near.Countries.Contains(shop.Home.Country) ? shop.Home.Country : near.Countries[0];
        var shown = days.Show(language, texts);
        return terms.Count == 1 && near.Countries.Count == 1
            ? shown
            : texts["{0} in {1}", shown, Countries.NameOf(country, language)].Value;
    }
}
