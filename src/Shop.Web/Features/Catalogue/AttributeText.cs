using System.Globalization;
using Shop.Domain.Catalogue;

namespace Shop.Web.Features.Catalogue;

/// <summary>What an attribute says on a product's page.</summary>
public static class AttributeText
{
    /// <summary>"Japan, China", or the amount as the page's language writes numbers: "1,250.5 cm".</summary>
    public static string Show(this AttributeDetails attribute) => attribute.Measurement is { } measured
        ? $"{measured.Amount.ToString("#,0.####", CultureInfo.CurrentCulture)} {measured.Unit}".TrimEnd()
        : string.Join(", ", attribute.Values);
}
