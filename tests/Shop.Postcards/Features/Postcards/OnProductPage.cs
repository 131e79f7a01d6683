using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Web.Hosting.PageCache;

namespace Shop.Postcards.Features.Postcards;

/// <summary>The product's postcards on its page.</summary>
public sealed class OnProductPage(Postcards postcards) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(ProductDetails subject)
    {
        CachedPage.Shows(HttpContext, Postcard.Tag);
        return View(
            "~/Features/Postcards/_OnProductPage.cshtml",
                new PostcardsPage(subject.Slug, await postcards.ListAsync(subject.Slug, HttpContext.RequestAborted)));
    }
}
