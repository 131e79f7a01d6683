using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>What describes the whole product: the values of attributes (origin, glaze) and its measurements (height, power).</summary>
public sealed class AttributesSection() : ProductSection("attributes")
{
    public static string FieldOf(Facet facet) => $"facet-{facet.Code}";

    public override Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around)
    {
        var changes = around.Attributes
            .Select(facet => facet.IsMeasurement ? MeasurementField.Read(form, facet) : ReadValues(form, facet)).ToList();
        return form.IsGood ? changed => changes.ForEach(change => change(changed)) : null;
    }

    protected override Dictionary<string, string> Fields(Product product, ProductSurroundings around)
    {
        var fields = new Dictionary<string, string>();
        foreach (var facet in around.Attributes)
        {
            if (facet.IsMeasurement) MeasurementField.Fill(fields, facet, product);
            else fields[FieldOf(facet)] = ValuesOf(product, facet);
        }

        return fields;
    }

    private static Action<Product> ReadValues(AdminForm form, Facet facet)
    {
        var codes = form.Several(FieldOf(facet));
        if (codes.Except(facet.Values.Select(value => value.Code)).Any())
            form.Refuse(FieldOf(facet), new("A value of {0} is there no longer. Choose again.", facet.Code));
        return changed => changed.Describe(facet, [.. codes]);
    }

    private static string ValuesOf(Product product, Facet facet) => string.Join(',', facet.Values.OrderBy(value => value.Position)
        .Select(value => value.Code).Where(code => product.Values.Any(value => value.FacetCode == facet.Code && value.ValueCode == code)));
}
