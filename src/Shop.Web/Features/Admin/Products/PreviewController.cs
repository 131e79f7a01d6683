using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Web.Features.Catalogue;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Products;

/// <summary>The product's page as shoppers would see it, before they do.</summary>
public sealed class PreviewController(EditProduct edit, ProductPage pages, StockLevels stock) : Controller
{
    /// <summary>The product's own words are those of the language asked for.</summary>
    [HttpGet("/admin/products/{code}/preview")]
    public async Task<IActionResult> Show(string code, string? culture, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } product) return NotFound();
        var slug = product.Translations.FirstOrDefault(text => text.Culture == ShopCulture.Named(culture).Name)?.Slug ?? "";
        if (await pages.PreviewAsync(ShopCulture.Named(culture).Name, slug, cancellationToken) is not { } facts) return View("NoPreview", product.Code);
        var available = await stock.AvailableAsync([.. facts.Variants.Select(variant => variant.Sku)], cancellationToken);
        var choices = facts.Variants.Select(variant => new ChoiceView(variant, available.GetValueOrDefault(variant.Sku))).ToList();
        ViewData["NoIndex"] = true;
        return View("~/Features/Catalogue/Show.cshtml", new ProductView(facts, choices, []) { Chosen = choices[0] });
    }
}
