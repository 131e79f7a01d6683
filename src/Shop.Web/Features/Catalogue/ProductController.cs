using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Web.Features.Shared;

namespace Shop.Web.Features.Catalogue;

/// <summary>A product's page: what it is, what of it can be bought now, what others bought with it.</summary>
public sealed record ProductView(ProductFacts Product, IReadOnlyList<ChoiceView> Choices, IReadOnlyList<CardView> BoughtTogether)
{
    /// <summary>What is chosen when the page opens: the variant of the address, else the first that is there.</summary>
    public required ChoiceView Chosen { get; init; }
}

/// <summary>A variant and how many of it there are.</summary>
public sealed record ChoiceView(VariantChoice Variant, int Available)
{
    public bool IsSoldOut => Available <= 0;

    public bool IsScarce => Available is > 0 and <= StockItem.Few;
}

/// <summary>The product page.</summary>
[ResponseCache(Location = ResponseCacheLocation.Client, Duration = 0)]
public sealed class ProductController(ProductPage products, StockLevels stock, Cards cards) : Controller
{
    private const int Suggestions = 4;

    [HttpGet("/products/{slug}")]
    public async Task<IActionResult> Show(string slug, string? sku, CancellationToken cancellationToken)
    {
        if (await products.FindAsync(Language.Current, slug, cancellationToken) is not { Variants.Count: > 0 } product) return NotFound();
        ViewData[CultureLinks.AlternatesKey] = CultureLinks.Translated(
            HttpContext, culture => product.Alternates.FirstOrDefault(other => other.Culture == culture.Name) is { } other ? $"/products/{other.Slug}" : null);
        var available = await stock.AvailableAsync([.. product.Variants.Select(variant => variant.Sku)], cancellationToken);
        var choices = product.Variants.Select(variant => new ChoiceView(variant, available.GetValueOrDefault(variant.Sku))).ToList();
        var chosen = choices.FirstOrDefault(choice => choice.Variant.Sku == sku) ?? choices.FirstOrDefault(choice => !choice.IsSoldOut) ?? choices[0];
        var together = await cards.BoughtTogetherAsync([product.Id], Language.Current, Suggestions, cancellationToken);
        return View(new ProductView(product, choices, together) { Chosen = chosen });
    }
}
