using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Web.Features.Catalogue;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Products;

/// <summary>The product's page as shoppers would see it, before they do.</summary>
public sealed class PreviewController(EditProduct edit, ShownProduct pages) : Controller
{
    /// <summary>The product's own words are those of the language asked for.</summary>
    [HttpGet("/admin/products/{code}/preview")]
    public async Task<IActionResult> Show(string code, string? culture, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } product) return NotFound();
        var language = HttpContext.Languages().Named(culture).Code;
        var slug = product.Translations.FirstOrDefault(text => text.Culture == language)?.Slug ?? "";
        if (await pages.PreviewAsync(slug, language, cancellationToken) is not { } page) return View("NoPreview", product.Code);
        ViewData["NoIndex"] = true;
        return View("~/Features/Catalogue/Show.cshtml", page);
    }
}
