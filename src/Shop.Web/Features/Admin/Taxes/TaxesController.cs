using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>The staff's VAT rates: list, a country's rates, those that follow them, and their removal.</summary>
public sealed class TaxesController(
    TaxCountryList list, EditTaxRates edit, EditTaxClass classes, ShopSettings settings, TimeProvider clock) : Controller
{
    [HttpGet("/admin/taxes")]
    public async Task<IActionResult> Index(string? done, CancellationToken cancellationToken)
    {
        var countries = await list.AllAsync(cancellationToken);
        var others = Countries.Codes.Concat(TaxTerritory.Parts.Select(part => part.Code)).Except(countries.Select(country => country.Code))
            .OrderBy(TaxForm.PlaceName, StringComparer.InvariantCultureIgnoreCase).ToList();
        return View(new TaxesPage(
            await classes.AllAsync(cancellationToken), countries, await list.UntaxedAsync(cancellationToken), others,
            clock.GetUtcNow(), done));
    }

    /// <summary>The select of the list sends here.</summary>
    [HttpGet("/admin/taxes/_new")]
    public IActionResult Create(string? country) =>
        new SeeOtherResult(TaxTerritory.Find(country) is { } place ? $"/admin/taxes/{place.Code}" : "/admin/taxes");

    [HttpGet("/admin/taxes/{country:length(2,8)}")]
    public async Task<IActionResult> Edit(string country, string? done, CancellationToken cancellationToken)
    {
        if (TaxTerritory.Find(country) is null) return NotFound();
        var (stored, all) = (await list.FindAsync(country, cancellationToken), await classes.AllAsync(cancellationToken));
        return View("Edit", new TaxCountryPage(country, FormOf(all, stored), all, stored, clock.GetUtcNow(), done));
    }

    [HttpPost("/admin/taxes/{country:length(2,8)}")]
    [FormPart(UnsavedInput.Main)]
    public async Task<IActionResult> Save(string country, CancellationToken cancellationToken)
    {
        if (TaxTerritory.Find(country) is null) return NotFound();
        var (stored, all) = (await list.FindAsync(country, cancellationToken), await classes.AllAsync(cancellationToken));
        var form = AdminForm.Sent(TaxForm.Id, Request.Form);
        if (!form.Follow(FormOf(all, stored))) return Page(country, form.Beside(FormOf(all, stored)), all, stored);
        var rates = TaxForm.Rates(all, form);
        if (TaxForm.Start(form, clock.GetUtcNow(), settings.TimeZone) is not { } from) return Page(country, form, all, stored);
        var result = await edit.ChargeAsync([new NewTaxRates(country, form.Version, rates)], from, cancellationToken);
        return await AnswerAsync(result, form, country, "saved", cancellationToken);
    }

    /// <summary>Takes out a rate that no order was placed at; the one before it holds on.</summary>
    [HttpPost("/admin/taxes/{country:length(2,8)}/remove")]
    [FormPart(TaxForm.RemovePart)]
    public async Task<IActionResult> Remove(string country, string? rate, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(country, cancellationToken) is not { } stored) return NotFound();
        var (version, all) = (AdminForm.Sent(TaxForm.Id, Request.Form).Version, await classes.AllAsync(cancellationToken));
        if (stored.Rates.FirstOrDefault(each => TaxForm.KeyOf(each) == rate) is not { } found)
            return await AnswerAsync(SaveResult.Stale, FormOf(all, stored), country, "", cancellationToken);
        var result = await edit.RemoveAsync(country, version, found.TaxClass, found.ValidFrom, cancellationToken);
        return await AnswerAsync(result, FormOf(all, stored), country, "removed", cancellationToken);
    }

    private AdminForm FormOf(IReadOnlyList<NamedTaxClass> all, TaxCountry? stored) =>
        TaxForm.Of(all, stored, clock.GetUtcNow(), settings.TimeZone);

    private async Task<IActionResult> AnswerAsync(SaveResult result, AdminForm typed, string country, string done,
        CancellationToken cancellationToken)
    {
        if (result == SaveResult.Saved) return new SeeOtherResult($"/admin/taxes/{country}?done={done}");
        var (stored, all) = (await list.FindAsync(country, cancellationToken), await classes.AllAsync(cancellationToken));
        if (result != SaveResult.InUse) return Page(country, typed.Beside(FormOf(all, stored)), all, stored);
        typed.Refuse("", "Orders were placed at this rate, so it stays in the books. Let another one follow it instead.");
        return Page(country, typed, all, stored);
    }

    private ViewResult Page(string country, AdminForm form, IReadOnlyList<NamedTaxClass> all, TaxCountry? stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Edit", new TaxCountryPage(country, form, all, stored, clock.GetUtcNow(), null));
    }
}
