using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>The values that describe the whole product: origin, cultivar, glaze.</summary>
public sealed class AttributesSection() : ProductSection("attributes")
{
    public static string FieldOf(Facet facet) => $"facet-{facet.Code}";

    public override Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around)
    {
        var chosen = around.Attributes.Select(facet => (Facet: facet, Codes: form.Several(FieldOf(facet)))).ToList();
        foreach (var (facet, codes) in chosen.Where(each => each.Codes.Except(each.Facet.Values.Select(value => value.Code)).Any()))
            form.Refuse(FieldOf(facet), $"A value of {facet.Code} is there no longer. Choose again.");
        if (!form.IsGood) return null;
        return changed => chosen.ForEach(each => changed.Describe(each.Facet, [.. each.Codes]));
    }

    protected override Dictionary<string, string> Fields(Product product, ProductSurroundings around) => around.Attributes.ToDictionary(
        FieldOf, facet => string.Join(',', facet.Values.OrderBy(value => value.Position).Select(value => value.Code)
            .Where(code => product.Values.Any(value => value.FacetCode == facet.Code && value.ValueCode == code))));
}
