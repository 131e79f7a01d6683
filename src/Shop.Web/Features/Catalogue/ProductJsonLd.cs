using System.Text.Json;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Catalogue;

/// <summary>
/// What search engines read of a product's page (schema.org, as JSON-LD): the figures that the page shows. A data block is
/// not run, so the page's content policy lets it stand; the encoder leaves no "&lt;" in it that could end the block.
/// </summary>
public static class ProductJsonLd
{
    private const string Vocabulary = "https://schema.org";

    public static string Of(ProductView page, ShopSettings shop, Language culture, string homeName) =>
        JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["@context"] = Vocabulary,
        ["@graph"] = new[] { ProductOf(page, shop, culture), TrailOf(page, shop, culture, homeName) },
    });

    private static Dictionary<string, object?> ProductOf(ProductView page, ShopSettings shop, Language culture)
    {
        var product = page.Product;
        var address = shop.Absolute($"{culture.Prefix}/products/{product.Slug}");
        return Known(new()
        {
            ["@type"] = "Product", ["@id"] = address, ["name"] = product.Name, ["description"] = product.Summary, ["url"] = address,
            ["image"] = shop.Absolute($"/pictures/{product.PictureCode}.svg"), ["category"] = product.CategoryName,
            ["brand"] = product.BrandName is null
                ? null
                : new Dictionary<string, object?> { ["@type"] = "Brand", ["name"] = product.BrandName },
            ["offers"] = page.Choices.Select(choice => OfferOf(choice, address)).ToList(),
        });
    }

    private static Dictionary<string, object?> OfferOf(ChoiceView choice, string address) => Known(new()
    {
        ["@type"] = "Offer", ["sku"] = choice.Variant.Sku, ["gtin"] = choice.Variant.Gtin, ["name"] = choice.Variant.Label,
        ["url"] = $"{address}?sku={Uri.EscapeDataString(choice.Variant.Sku)}",
        ["price"] = choice.Variant.Price.ToDecimalText(), ["priceCurrency"] = choice.Variant.Price.Currency.Code,
        ["availability"] = $"{Vocabulary}/{(choice.IsSoldOut ? "OutOfStock" : "InStock")}", ["itemCondition"] =
            $"{Vocabulary}/NewCondition",
    });

    private static Dictionary<string, object?> TrailOf(ProductView page, ShopSettings shop, Language culture, string homeName)
    {
        var steps = page.Path.Select(category => (category.Name, Path: $"/catalogue/{category.Slug}"))
            .Prepend((Name: homeName, Path: culture.Prefix.Length == 0 ? "/" : ""))
                .Append((Name: page.Product.Name, Path: $"/products/{page.Product.Slug}"));
        return new()
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = steps.Select((step, index) => new Dictionary<string, object?>
            {
                ["@type"] = "ListItem", ["position"] = index + 1, ["name"] = step.Name, ["item"] =
                    shop.Absolute(culture.Prefix + step.Path),
            }).ToList(),
        };
    }

    private static Dictionary<string, object?> Known(Dictionary<string, object?> fields) =>
        fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value);
}
