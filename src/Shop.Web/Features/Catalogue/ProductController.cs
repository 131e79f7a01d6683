using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting.PageCache;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Shoppers;

namespace Shop.Web.Features.Catalogue;

/// <summary>The product page, and the wish to hear when a sold-out variant is there again.</summary>
[CachedPage(CatalogueTags.Categories, CatalogueTags.Facets, Query = ["sku"], Choices = OptionFields.Prefix)]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class ProductController(ShownProduct products, BackInStockForm wishes, Flash flash, Shopper shopper) : Controller
{
    [HttpGet("/products/{slug}")]
    public async Task<IActionResult> Show(string slug, string? sku, CancellationToken cancellationToken)
    {
        var wanted = new WantedChoice(sku, OptionFields.Read(Request.Query));
        if (await products.ReadAsync(slug, shopper.Culture, wanted, cancellationToken) is not { } page) return NotFound();
        ViewData[CultureLinks.AlternatesKey] = CultureLinks.Translated(
            HttpContext, culture =>
                page.Product.Alternates.FirstOrDefault(other => other.Culture == culture.Code) is { } other
                    ? $"/products/{other.Slug}"
                    : null);
        CachedPage.Shows(HttpContext, page.ShownProducts);
        var message = flash.Take(HttpContext);
        // Answers to a form and choices of options are for one visitor; a SKU that the product does not have is made up.
        if (message is not null || wanted.Options.Count > 0 || (wanted.Sku is not null && page.Chosen.Variant.Sku != wanted.Sku))
            CachedPage.DoNotCache(HttpContext);
        return View(page with { Message = message });
    }

    /// <summary>The answer is the same whether the SKU, the address or the wish is known or not.</summary>
    [HttpPost("/products/{slug}/notice")]
    public async Task<IActionResult> Notice(string slug, string? sku, string? email, CancellationToken cancellationToken)
    {
        var refusal = await wishes.NoteAsync(sku, email, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", cancellationToken);
        var message = refusal is null ? FlashMessage.Of(BackInStockForm.Asked) : FlashMessage.Of(refusal, (BackInStockForm.Email, email));
        return flash.SeeOther(HttpContext, Url.Action(nameof(Show), new { slug, sku = BackInStockForm.SkuOf(sku) })! + "#notice", message);
    }

    /// <summary>Who opens the address of the form comes to the product.</summary>
    [HttpGet("/products/{slug}/notice")]
    public IActionResult Back(string slug) => new SeeOtherResult(Url.Action(nameof(Show), new { slug })!);
}
