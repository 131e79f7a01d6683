using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Products.Sections;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Products;

/// <summary>A product's page in the back office: a part for each section, by its id.</summary>
public sealed record ProductFormsView(
    Product Product, IReadOnlyDictionary<string, AdminForm> Forms, ProductSurroundings Around, IReadOnlyList<PriceChange> Prices,
        string? Done)
{
    /// <summary>The parts that were typed into, but not saved by the button that was pressed.</summary>
    public IReadOnlyList<string> Unsaved { get; init; } = [];

    public string Name =>
        Product.Translations.OrderBy(text => text.Culture == Language.FallbackCode ? 0 : 1).FirstOrDefault()?.Name ?? Product.Code;
}

/// <summary>
/// One product: the page is one form of several parts. Each part is saved by itself, if it is still stored as it was when
/// its form was filled; what was typed into the others stays in their fields.
/// </summary>
public sealed class ProductFormsController(EditProduct edit, EditFacet facets, TaxonomyChoicesReader taxonomy, ShopSettings settings,
    TimeProvider clock) : Controller
{
    // So often another part of the product may be saved while this one is.
    private const int Attempts = 8;

    [HttpGet("/admin/products/{code}")]
    public async Task<IActionResult> Edit(string code, string? done, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } product) return NotFound();
        var around = await AroundAsync(product, [], cancellationToken);
        return await ShowAsync(product, around, ProductSection.In(HttpContext.Languages())
            .ToDictionary(section => section.Id, section => section.FormOf(product, around)), done, cancellationToken);
    }

    [HttpPost("/admin/products/{code}/sections/{id}")]
    public async Task<IActionResult> Save(string code, string id, CancellationToken cancellationToken)
    {
        if (ProductSections.Read(id, Request.Form, HttpContext.Languages()) is not { } sent) return NotFound();
        var result = SaveResult.Stale;
        for (var attempt = 0; attempt < Attempts && result == SaveResult.Stale; attempt++)
        {
            if (await edit.FindAsync(code, cancellationToken) is not { } product) return NotFound();
            if (sent.Changes(product, await AroundAsync(product, sent.RelatedCodes, cancellationToken)) is not { } change)
                return await AnswerAsync(code, sent, null, cancellationToken);
            result = await edit.ChangeAsync(code, product.Version, change, cancellationToken);
        }

        if (result == SaveResult.Saved) sent.Saved();
        else sent.Tell(result);
        return await AnswerAsync(code, sent, result == SaveResult.Saved ? id : null, cancellationToken);
    }

    // When nothing is left to save, the browser is sent on, so that reloading the page sends nothing again.
    private async Task<IActionResult> AnswerAsync(string code, ProductSections sent, string? saved, CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } product) return NotFound();
        var around = await AroundAsync(product, [], cancellationToken);
        var unsaved = sent.Unsaved(product, around);
        if (saved is not null && unsaved.Count == 0) return new SeeOtherResult($"/admin/products/{code}?done={saved}#{saved}");
        Response.StatusCode = sent.StatusCode;
        return await ShowAsync(product, around, sent.Forms(product, around), saved, cancellationToken, saved is null ? [] : unsaved);
    }

    private async Task<ProductSurroundings> AroundAsync(Product product, IReadOnlyList<string> related,
        CancellationToken cancellationToken) => new(
        await facets.AllAsync(cancellationToken), await taxonomy.ReadAsync(cancellationToken),
        await edit.RelatedCodesAsync(product, cancellationToken),
        related.Count == 0 ? new Dictionary<string, ProductId>() : await edit.IdsAsync(related, cancellationToken),
        settings.TimeZone, clock.GetUtcNow());

    private async Task<ViewResult> ShowAsync(
        Product product, ProductSurroundings around, IReadOnlyDictionary<string, AdminForm> forms, string? done,
            CancellationToken cancellationToken, IReadOnlyList<string>? unsaved = null)
    {
        var prices = await edit.PricesAsync([.. product.Variants.Select(variant => variant.Sku)], cancellationToken);
        return View("Edit", new ProductFormsView(product, forms, around, prices, done) { Unsaved = unsaved ?? [] });
    }
}
