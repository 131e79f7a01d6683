using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Shop.Web.Features.Shared;
using Shop.Domain.Catalogue;
using Shop.Web.Hosting.KeptPages;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Catalogue;

/// <summary>The product page, and the wish to hear when a sold-out variant is there again.</summary>
[KeptPage(CatalogueTags.Categories, CatalogueTags.Facets, Query = ["sku", "notice"], Choices = OptionFields.Prefix)]
[EnableRateLimiting(BrowsingLimit.Policy)]
public sealed class ProductController(ShownProduct products, NoticeWishes wishes) : Controller
{
    [HttpGet("/products/{slug}")]
    public Task<IActionResult> Show(string slug, string? sku, string? notice, CancellationToken cancellationToken) =>
        ShowAsync(slug, new WantedChoice(sku, OptionFields.Read(Request.Query)), notice == NoticeWishes.Asked ? notice : null, null, cancellationToken);

    /// <summary>The answer is the same whether the SKU, the address or the wish is known or not.</summary>
    [HttpPost("/products/{slug}/notice")]
    public async Task<IActionResult> Notice(string slug, string? sku, string? email, CancellationToken cancellationToken)
    {
        var refusal = await wishes.NoteAsync(sku, email, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", cancellationToken);
        if (refusal is null) return new SeeOtherResult(Url.Action(nameof(Show), new { slug, sku, notice = NoticeWishes.Asked })! + "#notice");
        Response.StatusCode = refusal == NoticeWishes.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(slug, new WantedChoice(sku, new Dictionary<string, string>()), refusal, email, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(string slug, WantedChoice wanted, string? notice, string? email, CancellationToken cancellationToken)
    {
        if (await products.ReadAsync(slug, wanted, cancellationToken) is not { } page) return NotFound();
        ViewData[CultureLinks.AlternatesKey] = CultureLinks.Translated(
            HttpContext, culture => page.Product.Alternates.FirstOrDefault(other => other.Culture == culture.Name) is { } other ? $"/products/{other.Slug}" : null);
        KeptPage.Shows(HttpContext, page.ShownProducts);
        // Answers to a form and choices of options are for one visitor; a SKU that the product does not have is made up.
        if (notice is not null || wanted.Options.Count > 0 || (wanted.Sku is { } sku && page.Chosen.Variant.Sku != sku)) KeptPage.IsMadeUp(HttpContext);
        return View(nameof(Show), page with { Notice = notice, NoticeEmail = email });
    }
}
