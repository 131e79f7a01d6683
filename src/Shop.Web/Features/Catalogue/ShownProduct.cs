using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Catalogue;

/// <summary>What the address says of the choice: a SKU, or a value for some options.</summary>
public sealed record WantedChoice(string? Sku, IReadOnlyDictionary<string, string> Options);

/// <summary>Puts a product's page together.</summary>
public sealed class ShownProduct(ProductPage products, StockLevels stock, Cards cards, CategoryList categories, ShopperPrices own)
{
    private const int Suggestions = 4;

    /// <summary>Null when no such product is shown in the page's language.</summary>
    public async Task<ProductView?> ReadAsync(string slug, string culture, WantedChoice wanted, CancellationToken cancellationToken)
    {
        if (await products.FindAsync(culture, slug, cancellationToken) is not { } found) return null;
        var product = await own.OnProductAsync(found, cancellationToken);
        var related = await cards.OfAsync(product.RelatedIds, culture, Suggestions, cancellationToken);
        return Choose(product, await ChoicesAsync(product, cancellationToken), wanted) with
        {
            Path = CategoryPath.To(product.CategoryCode, await categories.ReadAsync(culture, cancellationToken)),
            Related = related,
            BoughtTogether = await cards.BoughtTogetherAsync([product.Id], related, culture, Suggestions, cancellationToken),
        };
    }

    /// <summary>The product alone, published or not, in that language. Null when it has no text in it or nothing for sale.</summary>
    public async Task<ProductView?> PreviewAsync(string slug, string culture, CancellationToken cancellationToken) =>
        await products.PreviewAsync(culture, slug, cancellationToken) is { } product
            ? Choose(product, await ChoicesAsync(product, cancellationToken), new WantedChoice(null, new Dictionary<string, string>()))
            : null;

    private async Task<List<ChoiceView>> ChoicesAsync(ProductDetails product, CancellationToken cancellationToken)
    {
        var available = await stock.AvailableAsync([.. product.Variants.Select(variant => variant.Sku)], cancellationToken);
        return [.. product.Variants.Select(variant => new ChoiceView(variant, available.GetValueOrDefault(variant.Sku)))];
    }

    private static ProductView Choose(ProductDetails product, List<ChoiceView> choices, WantedChoice wanted)
    {
        var first = choices.Find(choice => choice.Variant.Sku == wanted.Sku) ?? choices.Find(choice => !choice.IsSoldOut) ?? choices[0];
        var selected = new Dictionary<string, string>(first.Variant.Values);
        foreach (var group in product.Options)
        {
            // A value that nobody knows is passed over; a known one stays chosen, even where nothing is made with it.
            if (wanted.Options.TryGetValue(group.FacetCode, out var code) && group.Values.Any(value => value.Code == code))
                selected[group.FacetCode] = code;
        }

        var meant = wanted.Options.Count == 0 || product.Options.Count == 0 ? first.Variant : product.VariantWith(selected);
        var chosen = choices.Find(choice => choice.Variant.Sku == meant?.Sku) ?? first;
        return new ProductView(product, choices)
        {
            Chosen = chosen, Selected = selected, IsMade = meant is not null,
            Gallery = GalleryView.Of(product, chosen.Variant.Sku, isChosenByAddress: wanted.Sku is not null || wanted.Options.Count > 0),
        };
    }
}
