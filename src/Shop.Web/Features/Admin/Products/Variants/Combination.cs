using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>One value of each option, and the variant that has them, if there is one.</summary>
public sealed record Combination(IReadOnlyList<FacetValue> Values, Variant? Existing)
{
    private const char Between = '~';

    /// <summary>The values' codes in the order of the options; no code holds the sign between them.</summary>
    public string Key => string.Join(Between, Values.Select(value => value.Code));

    public AdminMessage Label => Values.Count == 0
        ? new AdminMessage("The only variant")
        : new AdminMessage("{0}", string.Join(", ", Values.Select(value => value.LabelIn(Language.FallbackCode))));

    public static string KeyOf(Variant variant, IReadOnlyList<string> optionCodes) => string.Join(
        Between, optionCodes.Select(code => variant.Values.FirstOrDefault(value => value.FacetCode == code)?.ValueCode));

    /// <summary>"SENCHA-100G-CELADON", no longer than a SKU may be.</summary>
    public string ProposedSku(string productCode)
    {
        var ending = string.Concat(Values.Select(value => $"-{value.Code}")).ToUpperInvariant();
        if (ending.Length > CatalogueRules.SkuLength / 2) ending = ending[..(CatalogueRules.SkuLength / 2)];
        var beginning = productCode.ToUpperInvariant();
        return (beginning[..Math.Min(beginning.Length, CatalogueRules.SkuLength - ending.Length)] + ending).TrimEnd('-', '.');
    }
}
