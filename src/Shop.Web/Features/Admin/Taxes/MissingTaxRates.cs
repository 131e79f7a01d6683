using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>Countries that parcels are sent to, and whose taxes nobody entered: who lives there can order nothing of it.</summary>
public sealed class MissingTaxRates(TaxCountryList taxes, TimeProvider clock) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken) =>
        (await taxes.UntaxedAsync(cancellationToken)).Take(AttentionList.Max).Select(country => new AttentionItem(
            "Tax rate missing", clock.GetUtcNow(), Words(country), new AttentionPlace($"/admin/taxes/{country.Country}", country.Country)));

    private static string Words(UntaxedCountry country) =>
        $"{TaxForm.PlaceName(country.Country)} is delivered to, but has no rate for {string.Join(" and ", country.Classes.Select(TaxForm.NameOf))}: "
        + "nobody there can order such goods.";
}
