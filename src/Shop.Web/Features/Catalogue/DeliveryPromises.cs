using Microsoft.Extensions.Localization;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Web.Hosting;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Catalogue;

/// <summary>Says what the delivery of a product costs and takes, in the currency of its price.</summary>
public sealed class DeliveryPromises(ReadDeliveryTerms terms, IStringLocalizer<Text> texts)
{
    /// <summary>Null when the shop sends nothing of that weight for that currency, or nothing is to be sent.</summary>
    public async Task<DeliveryPromise?> ForAsync(VariantChoice variant, HttpContext http)
    {
        if (variant.Goods.FulfilmentKind != FulfilmentKind.Shipped) return null;
        CachedPage.Shows(http, PricingTags.Shipping);
        var found = await terms.ExecuteAsync(variant.Price.Currency, variant.Goods.WeightGrams, http.RequestAborted);
        return found.Count == 0 ? null : DeliveryPromise.Of(found, texts, http.Shopper().Language);
    }
}
