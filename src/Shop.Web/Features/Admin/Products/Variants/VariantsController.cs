using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Shop.Domain.Catalogue;
using Shop.Domain.Inventory;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>The variants' page: which options, which combinations, and a table of those that exist.</summary>
public sealed record VariantsView(Product Product, IReadOnlyList<Facet> AllOptions, Matrix Matrix, VariantForms Forms, string? Done);

/// <summary>The three forms of the page; one of them may be as it was sent.</summary>
public sealed record VariantForms(AdminForm Options, AdminForm Missing, AdminForm Table)
{
    public AdminForm? Sent { get; init; }

    public int StatusCode => Sent?.StatusCode ?? StatusCodes.Status200OK;
}

/// <summary>A product's variants: their options, the matrix that makes new ones, and the table that changes many at once.</summary>
public sealed class VariantsController(EditProduct edit, EditFacet facets, OpenStock stock, ShopSettings settings, TimeProvider clock)
    : Controller
{
    // So often a text of the product may be saved while its variants are.
    private const int Attempts = 8;

    // Longer than any field's name or value that the page has; an address does not hold everything that a form does.
    private const int MaxPick = 80;

    [HttpGet("/admin/products/{code}/variants")]
    public async Task<IActionResult> Show(string code, string? done, CancellationToken cancellationToken) =>
        await edit.FindAsync(code, cancellationToken) is { } product
            ? Page(product, await OptionsAsync(cancellationToken), Picks(), null, done)
            : NotFound();

    /// <summary>Shows the combinations of the picked values; nothing is saved.</summary>
    [HttpPost("/admin/products/{code}/variants/pick")]
    [FormPart("pick")]
    public IActionResult Pick(string code)
    {
        var picks = Request.Form.Where(field => Matrix.IsPick(field.Key))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value)))
            .Where(pick => pick is { Key.Length: <= MaxPick, Value.Length: <= MaxPick }).Take(Matrix.Max);
        return new SeeOtherResult(QueryHelpers.AddQueryString($"/admin/products/{code}/variants", picks) + "#matrix");
    }

    [HttpPost("/admin/products/{code}/variants/options")]
    [FormPart(OptionsForm.Id)]
    public Task<IActionResult> Options(string code, CancellationToken cancellationToken) =>
        SaveAsync(code, OptionsForm.Id, (form, product, options) =>
        Task.FromResult((OptionsForm.Read(form, product, options), Enumerable.Empty<string>())), cancellationToken);

    [HttpPost("/admin/products/{code}/variants/matrix")]
    [FormPart(MatrixForm.Id)]
    public Task<IActionResult> Create(
        string code, [FromServices] EditTaxClass taxes, [FromServices] BaseCurrency currency, CancellationToken cancellationToken) =>
        SaveAsync(code, MatrixForm.Id, async (form, product, options) =>
    {
        var matrix = Matrix.Of(product, options, form);
        var taken = await edit.TakenAsync(MatrixForm.SkusIn(form, matrix), cancellationToken);
        var classes = await taxes.AllAsync(cancellationToken);
        return MatrixForm.Read(form, product, matrix, taken, classes, clock.GetUtcNow(), currency.Value) is var (change, skus)
            ? (change, skus) : (null, []);
    }, cancellationToken);

    [HttpPost("/admin/products/{code}/variants")]
    [FormPart(UnsavedInput.Main)]
    public Task<IActionResult> Save(string code, [FromServices] EditTaxClass taxes, CancellationToken cancellationToken) =>
        SaveAsync(code, VariantsForm.Id, async (form, product, options) =>
    {
        var own = product.Options.OrderBy(option => option.Position)
            .Select(option => options.First(facet => facet.Code == option.FacetCode)).ToList();
        var classes = await taxes.AllAsync(cancellationToken);
        var change = VariantsForm.Read(form, product, own, classes, settings.TimeZone, clock.GetUtcNow());
        return (change, product.Variants.Select(variant => variant.Sku));
    }, cancellationToken);

    private async Task<IActionResult> SaveAsync(
        string code, string id,
            Func<AdminForm, Product, IReadOnlyList<Facet>, Task<(Action<Product>? Change, IEnumerable<string> Skus)>> read,
            CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(id, Request.Form, id == VariantsForm.Id ? UnsavedInput.Main : id);
        var options = await OptionsAsync(cancellationToken);
        var (result, skus) = (SaveResult.Stale, Enumerable.Empty<string>());
        for (var attempt = 0; attempt < Attempts && result == SaveResult.Stale; attempt++)
        {
            if (await edit.FindAsync(code, cancellationToken) is not { } product) return NotFound();
            // Read against another version, the fields would mean something else: the stale form comes first.
            var stored = FormOf(id, product, options);
            if (id == VariantsForm.Id ? !VariantsForm.Follow(form, stored) : form.Version != stored.Version) break;
            (var change, skus) = await read(form, product, options);
            if (change is null) return Page(product, options, id == MatrixForm.Id ? form : Picks(), form, null);
            result = await edit.ChangeAsync(code, product.Version, change, cancellationToken);
        }

        if (result != SaveResult.Saved) return await RefusedAsync(result, code, form, options, cancellationToken);
        // Rows of the stock are made after the variants; those that a crash left out are made with the next save.
        await stock.ExecuteAsync(skus, cancellationToken);
        return new SeeOtherResult($"/admin/products/{code}/variants?done={id}");
    }

    private async Task<IActionResult> RefusedAsync(SaveResult result, string code, AdminForm form, IReadOnlyList<Facet> options,
        CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(code, cancellationToken) is not { } stored) return NotFound();
        if (result == SaveResult.Stale) form.Beside(FormOf(form.Id, stored, options));
        else form.Refuse("", "A SKU, a value or a tax class that was chosen was taken meanwhile. Load the page again.");
        return Page(stored, options, form.Id == MatrixForm.Id ? form : Picks(), form, null);
    }

    private AdminForm FormOf(string id, Product product, IReadOnlyList<Facet> options) => id switch
    {
        OptionsForm.Id => OptionsForm.Of(product),
        MatrixForm.Id => MatrixForm.Of(product, Matrix.Of(product, options, AdminForm.Of(id, []))),
        _ => VariantsForm.Of(product, settings.TimeZone),
    };

    private async Task<IReadOnlyList<Facet>> OptionsAsync(CancellationToken cancellationToken) =>
        [.. (await facets.AllAsync(cancellationToken)).Where(facet => facet.IsOption)];

    // Those of the address, else those whose combinations were typed into and are not saved.
    private AdminForm Picks() => !Request.Query.Keys.Any(Matrix.IsPick) && UnsavedInput.Part(HttpContext, MatrixForm.Id) is { } typed
        ? AdminForm.Sent(MatrixForm.Id, typed)
        : AdminForm.Picked(Request.Query);

    private ViewResult Page(Product product, IReadOnlyList<Facet> options, AdminForm picks, AdminForm? sent, string? done)
    {
        var matrix = Matrix.Of(product, options, picks);
        AdminForm Either(AdminForm stored) => sent?.Id == stored.Id ? sent : stored;
        var forms = new VariantForms(Either(OptionsForm.Of(product)), Either(MatrixForm.Of(product, matrix)),
            Either(VariantsForm.Of(product, settings.TimeZone))) { Sent = sent };
        Response.StatusCode = forms.StatusCode;
        return View("Show", new VariantsView(product, options, matrix, forms, done));
    }
}
