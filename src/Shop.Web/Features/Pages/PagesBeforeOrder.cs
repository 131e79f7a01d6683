using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Content;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Pages;

/// <summary>
/// The pages that a shopper must be able to read before ordering (Directive 2011/83/EU, Art. 6 and 8): terms, returns, privacy.
/// </summary>
public sealed class PagesBeforeOrder(Storefront storefront, Shopper shopper) : ViewComponent
{
    private static readonly PageKind[] Kinds = [PageKind.Terms, PageKind.Returns, PageKind.Privacy];

    public async Task<IViewComponentResult> InvokeAsync(object? subject)
    {
        var shop = await storefront.ReadAsync(ContentLanguages.For(shopper.Culture), HttpContext.RequestAborted);
        return View("~/Features/Pages/BeforeOrder.cshtml", Kinds.SelectMany(kind => shop.Pages.Where(page => page.Kind == kind)).ToList());
    }
}
