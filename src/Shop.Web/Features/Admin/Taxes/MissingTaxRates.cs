using Shop.Domain.Catalogue;
using Shop.Domain.Pricing;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Taxes;

/// <summary>Countries that parcels are sent to, and whose taxes nobody entered: who lives there can order nothing of it.</summary>
public sealed class MissingTaxRates(TaxCountryList taxes, EditTaxClass classes, TimeProvider clock) : IAttentionSource
{
    public async Task<IEnumerable<AttentionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var (untaxed, all) = (await taxes.UntaxedAsync(cancellationToken), await classes.AllAsync(cancellationToken));
        return untaxed.Take(AttentionList.Max).Select(country => new AttentionItem(
            "Tax rate missing", clock.GetUtcNow(), Words(country, all),
            new AttentionPlace($"/admin/taxes/{country.Country}", country.Country)));
    }

    private static AdminMessage Words(UntaxedCountry country, IReadOnlyList<NamedTaxClass> all)
    {
        var names = country.Classes.Select(each => TaxForm.NameOf(all, each));
        return new("{0} is delivered to, but has no rate for {1} goods: nobody there can order such goods.",
            TaxForm.PlaceName(country.Country), AdminMessage.And(names));
    }
}
