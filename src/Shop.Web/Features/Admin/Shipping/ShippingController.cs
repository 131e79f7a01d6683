using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Features.Admin.Shipping;

/// <summary>The staff's ways of sending: list, a new one, changes, deletion.</summary>
public sealed class ShippingController(EditShipping shipping, Languages languages, BaseCurrency currency) : Controller
{
    private const string New = "/admin/shipping/_new";

    [HttpGet("/admin/shipping")]
    public async Task<IActionResult> Index(string? done, CancellationToken cancellationToken) =>
        View(new ShippingPage(await shipping.AllAsync(cancellationToken), done));

    [HttpGet(New)]
    public IActionResult Create([FromServices] ShopIdentity shop) => Page(ShippingForm.Empty(shop.Country), null);

    [HttpPost(New)]
    public async Task<IActionResult> Create(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(ShippingForm.Id, Request.Form);
        var terms = ShippingForm.Read(form, currency.Value, languages);
        var name = PlainText.Clean(form[$"name-{Language.FallbackCode}"]);
        var code = form["code"].Trim() is { Length: > 0 } typed ? typed : CatalogueRules.ProposeSlug(name);
        if (code.Length > ShippingMethod.CodeLength || (!CatalogueRules.IsCode(code) && form.IsGood))
            form.Refuse("code", new("A code has at most {0} letters, digits and hyphens, like standard.",
                ShippingMethod.CodeLength));
        if (terms is null || !form.IsGood) return Page(form, null);
        if (await shipping.CreateAsync(code, terms, cancellationToken) == SaveResult.Saved)
            return new SeeOtherResult("/admin/shipping?done=created");
        await RefuseTakenAsync(form, code, 0, terms, cancellationToken);
        return Page(form, null);
    }

    [HttpGet("/admin/shipping/{id:int}")]
    public async Task<IActionResult> Edit(int id, string? done, CancellationToken cancellationToken) =>
        await shipping.FindAsync(id, cancellationToken) is { } stored
            ? View("Edit", new ShippingMethodPage(ShippingForm.Of(stored), stored, done))
            : NotFound();

    [HttpPost("/admin/shipping/{id:int}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(int id, CancellationToken cancellationToken)
    {
        if (await shipping.FindAsync(id, cancellationToken) is not { } stored) return NotFound();
        var form = AdminForm.Sent(ShippingForm.Id, Request.Form);
        if (!form.Follow(ShippingForm.Of(stored))) return Page(form.Beside(ShippingForm.Of(stored)), stored);
        if (ShippingForm.Read(form, stored.Currency, languages) is not { } terms) return Page(form, stored);
        var result = await shipping.ChangeAsync(id, form.Version, terms, cancellationToken);
        if (result != SaveResult.Duplicate) return await AnswerAsync(result, form, id, cancellationToken);
        await RefuseTakenAsync(form, stored.Code, id, terms, cancellationToken);
        return Page(form, stored);
    }

    /// <summary>Whoever deletes types the code again.</summary>
    [HttpPost("/admin/shipping/{id:int}/delete")]
    [FormPart("delete")]
    public async Task<IActionResult> Delete(int id, string? confirm, CancellationToken cancellationToken)
    {
        if (await shipping.FindAsync(id, cancellationToken) is not { } stored) return NotFound();
        var (version, form) = (AdminForm.Sent(ShippingForm.Id, Request.Form).Version, ShippingForm.Of(stored));
        if (PlainText.Clean(confirm) != stored.Code) form.Refuse("", "Type the method's code to delete it. Nothing was deleted.");
        if (!form.IsGood) return Page(form, stored);
        var result = await shipping.DeleteAsync(id, version, cancellationToken);
        return result == SaveResult.Saved
            ? new SeeOtherResult("/admin/shipping?done=deleted")
            : await AnswerAsync(result, form, id, cancellationToken);
    }

    // The constraint has said no; this only finds the words for it.
    private async Task RefuseTakenAsync(AdminForm form, string code, int id, ShippingTerms terms, CancellationToken cancellationToken)
    {
        var others = (await shipping.AllAsync(cancellationToken)).Where(method => method.Code == code && method.Id != id);
        var taken = others.SelectMany(method => method.CountryCodes).Intersect(terms.Countries)
            .Select(country => Countries.NameOf(country, StaffReader.Language));
        form.Refuse("countries", new("Another method with the code {0} leads to {1} already. Take these countries out of one of them, or "
            + "give this one another code.", code, string.Join(", ", taken)));
    }

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm form, int id, CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return new SeeOtherResult($"/admin/shipping/{id}?done=saved");
        return await shipping.FindAsync(id, cancellationToken) is { } stored
            ? Page(form.Beside(ShippingForm.Of(stored)), stored)
            : NotFound();
    }

    private ViewResult Page(AdminForm form, ShippingMethod? stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new ShippingMethodPage(form, stored, null));
    }
}
