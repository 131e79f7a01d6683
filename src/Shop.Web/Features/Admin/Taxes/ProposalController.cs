using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Pages;
using Shop.Web.Hosting.Settings;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>The rates of the European Union that come with the shop: staff tick which of them shall hold.</summary>
public sealed class ProposalController(TaxCountryList list, EditTaxRates edit, ShopSettings settings, TimeProvider clock) : Controller
{
    private const string Path = "/admin/taxes/proposal";

    [HttpGet(Path)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(cancellationToken);
        return Page(FormOf(stored), stored);
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Confirm(CancellationToken cancellationToken)
    {
        var form = AdminForm.Sent(TaxForm.Id, Request.Form);
        var stored = await StoredAsync(cancellationToken);
        var wanted = EuTaxRates.Proposed.Rates.Where(rate => form.IsOn($"use[{rate.Country}]")).Select(rate => Wanted(form, rate)).ToList();
        if (wanted.Count == 0) form.Refuse("", "Tick the countries whose rates shall hold.");
        if (TaxForm.Start(form, clock.GetUtcNow(), settings.TimeZone) is not { } from) return Page(form, stored);
        if (await edit.ChargeAsync(wanted, from, cancellationToken) == SaveResult.Saved)
            return new SeeOtherResult("/admin/taxes?done=proposal");
        stored = await StoredAsync(cancellationToken);
        return Page(form.Beside(FormOf(stored)), stored);
    }

    private static NewTaxRates Wanted(AdminForm form, EuTaxRate proposed)
    {
        var field = $"reduced[{proposed.Country}]";
        var reduced = TaxForm.RateIn(form, field);
        if (reduced is null) form.Refuse(field, new("Enter the reduced rate of {0}.", TaxForm.PlaceName(proposed.Country)));
        var version = int.TryParse(form[$"seen[{proposed.Country}]"], CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        return new NewTaxRates(
            proposed.Country, version,
                new Dictionary<TaxClass, Percentage?> { [TaxClass.Standard] = proposed.Standard, [TaxClass.Food] = reduced });
    }

    private async Task<IReadOnlyDictionary<string, TaxCountry>> StoredAsync(CancellationToken cancellationToken) =>
        (await list.AllAsync(cancellationToken)).ToDictionary(country => country.Code);

    // Nothing is ticked for the merchant: a rate that nobody looked at is nobody's decision.
    private AdminForm FormOf(IReadOnlyDictionary<string, TaxCountry> stored)
    {
        var now = clock.GetUtcNow();
        var today = TaxForm.Today(now, settings.TimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var fields = new Dictionary<string, string> { ["from"] = today };
        foreach (var rate in EuTaxRates.Proposed.Rates)
        {
            var country = stored.GetValueOrDefault(rate.Country);
            fields[$"reduced[{rate.Country}]"] = (country?.RateAt(TaxClass.Food, now) ?? rate.Reduced.FirstOrDefault(rate.Standard))
                .ToDecimalText();
            fields[$"seen[{rate.Country}]"] = (country?.Version ?? 0).ToString(CultureInfo.InvariantCulture);
        }

        return AdminForm.Of(TaxForm.Id, fields);
    }

    private ViewResult Page(AdminForm form, IReadOnlyDictionary<string, TaxCountry> stored)
    {
        Response.StatusCode = form.StatusCode;
        return View("Proposal", new TaxProposalPage(form, EuTaxRates.Proposed, stored, clock.GetUtcNow()));
    }
}
