using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Products;

/// <summary>The list with what it can be narrowed by.</summary>
public sealed record ProductsView(ProductRows Page, ProductQuery Query, TaxonomyChoices Choices);

public sealed record NewProductView(AdminForm Form, TaxonomyChoices Choices);

/// <summary>The staff's products: the list, and a new one.</summary>
public sealed class ProductsController(ProductTable table, EditProduct edit, TaxonomyChoicesReader taxonomy, TimeProvider clock)
    : Controller
{
    private const string FormId = "new";

    // No product is called so: a code begins with a letter or a digit.
    private const string New = "/admin/products/_new";

    [HttpGet("/admin/products")]
    public async Task<IActionResult> Index([FromQuery] ProductQuery query, CancellationToken cancellationToken) =>
        View(new ProductsView(await table.ReadAsync(query, cancellationToken), query, await taxonomy.ReadAsync(cancellationToken)));

    [HttpGet(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken) =>
        View("Create", new NewProductView(AdminForm.Of(FormId, []), await taxonomy.ReadAsync(cancellationToken)));

    /// <summary>Makes a draft with a name; all else is filled in on its own page.</summary>
    [HttpPost(New)]
    public async Task<IActionResult> Create([FromForm] string? category, CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(FormId, Request.Form);
        var choices = await taxonomy.ReadAsync(cancellationToken);
        var name = form.Text("name", CatalogueRules.NameLength, "Give the product a name.");
        var slug = CatalogueRules.ProposeSlug(name);
        var code = form["code"].Trim() is { Length: > 0 } typed
            ? typed
            : slug[..Math.Min(slug.Length, CatalogueRules.CodeLength)].TrimEnd('-');
        if (!CatalogueRules.IsCode(code))
            form.Refuse("code", "A code has letters, digits, dots and hyphens, and begins with a letter or a digit.");
        if (choices.Categories.Count == 0) category = FirstCategoryIn(form)?.Code;
        else if (!choices.Categories.Any(each => each.Value == category)) form.Refuse("category", "Choose a category.");
        if (form.IsGood && !CatalogueRules.IsSlug(slug))
            form.Refuse("name", "Use some letters from A to Z or digits in the name: its address is made of them.");
        if (form.IsGood && choices.Categories.Count == 0) await MakeFirstCategoryAsync(form, cancellationToken);
        if (form.IsGood && await StoreAsync(form, code, category!, new ProductText(name, slug, "", "", ""), cancellationToken))
            return new SeeOtherResult($"/admin/products/{code}?done=created");
        Response.StatusCode = form.StatusCode;
        return View("Create", new NewProductView(form, choices));
    }

    // A shop without categories has none to choose from: what is typed becomes the first.
    private static Category? FirstCategoryIn(AdminForm form)
    {
        var name = form.Text("new-category", CatalogueRules.NameLength, "Say what kind of thing it is, like “Books”.");
        var slug = CatalogueRules.ProposeSlug(name);
        if (CatalogueRules.IsSlug(slug) && slug.Length <= CatalogueRules.CodeLength)
            return Category.Create(slug, 0).Translate(Language.FallbackCode, name, slug, "");
        form.Refuse("new-category", "Use some letters from A to Z or digits in the name: its address is made of them.");
        return null;
    }

    // Made by somebody else at the same moment, it serves as well.
    private async Task MakeFirstCategoryAsync(AdminForm form, CancellationToken cancellationToken)
    {
        if (FirstCategoryIn(form) is { } first)
            await HttpContext.RequestServices.GetRequiredService<EditCategory>().CreateAsync(first, cancellationToken);
    }

    private async Task<bool> StoreAsync(AdminForm form, string code, string category, ProductText text, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var product = Product.Create(new ProductId(Guid.CreateVersion7(now)), code, category, now).Translate(Language.FallbackCode, text);
        if (await edit.CreateAsync(product, cancellationToken) == SaveResult.Saved) return true;
        form.Refuse("code", new("The code {0} or the address {1} is taken. Choose another code or name.", code, text.Slug));
        return false;
    }
}
