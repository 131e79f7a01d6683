using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Products.Sections;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Features.Shared;
using Shop.Web.Hosting;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Products;

/// <summary>A product's page in the back office: a form for each section, by its id.</summary>
public sealed record ProductFormsView(
    Product Product, IReadOnlyDictionary<string, AdminForm> Forms, ProductSurroundings Around, IReadOnlyList<PriceChange> Prices, string? Done)
{
    public string Name => Product.Translations.OrderBy(text => text.Culture == "en" ? 0 : 1).FirstOrDefault()?.Name ?? Product.Code;
}

/// <summary>One product: each section is saved by itself, on the version that its form was filled from.</summary>
public sealed class ProductFormsController(EditProduct edit, EditFacet facets, ShelfChoicesReader shelves, ShopSettings settings, TimeProvider clock) : Controller
{
    [HttpGet("/admin/products/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } product
            ? await ShowAsync(product, await AroundAsync(product, null, cancellationToken), null, done, cancellationToken)
            : NotFound();

    [HttpPost("/admin/products/{code}/sections/{id}")]
    public async Task<IActionResult> Save(string code, string id, CancellationToken cancellationToken)
    {
        var section = ProductSection.All.FirstOrDefault(each => each.Id == id);
        if (section is null || await edit.FindAsync(code, cancellationToken) is not { } product) return NotFound();
        var form = AdminForm.Sent(id, Request.Form);
        var around = await AroundAsync(product, form, cancellationToken);
        if (section.Read(form, product, around) is not { } change) return await ShowAsync(product, around, form, null, cancellationToken);
        var result = await edit.ChangeAsync(code, form.Version, change, cancellationToken);
        if (result == SaveResult.Saved) return new SeeOtherResult($"/admin/products/{code}?done={id}#{id}");
        if (result == SaveResult.Missing || await edit.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        return await ShowAsync(stored, around, Told(form, result, section.FormOf(stored, around)), null, cancellationToken);
    }

    private static AdminForm Told(AdminForm form, SaveResult result, AdminForm stored)
    {
        if (result == SaveResult.Stale) return form.Beside(stored);
        if (result == SaveResult.Duplicate) form.Refuse("slug", "Another product has this address. Choose another.");
        else form.Refuse("", "Something that was chosen is there no longer. Load the page again.");
        return form;
    }

    private async Task<ProductSurroundings> AroundAsync(Product product, AdminForm? sent, CancellationToken cancellationToken) => new(
        await facets.AllAsync(cancellationToken), await shelves.ReadAsync(cancellationToken),
        await edit.RelatedCodesAsync(product, cancellationToken),
        sent is null ? new Dictionary<string, ProductId>() : await edit.IdsAsync(RelatedSection.CodesIn(sent), cancellationToken),
        settings.TimeZone, clock.GetUtcNow());

    private async Task<ViewResult> ShowAsync(Product product, ProductSurroundings around, AdminForm? sent, string? done, CancellationToken cancellationToken)
    {
        var forms = ProductSection.All.ToDictionary(section => section.Id, section => section.Id == sent?.Id ? sent : section.FormOf(product, around));
        var prices = await edit.PricesAsync([.. product.Variants.Select(variant => variant.Sku)], cancellationToken);
        Response.StatusCode = sent?.StatusCode ?? StatusCodes.Status200OK;
        return View("Edit", new ProductFormsView(product, forms, around, prices, done));
    }
}
