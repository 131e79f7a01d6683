using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Staff;

namespace Shop.Web.Features.Admin.Products.Variants;

/// <summary>Which options the variants of a product differ in.</summary>
internal static class OptionsForm
{
    public const string Id = "options";

    public static string FieldOf(int place) => $"option-{place}";

    public static AdminForm Of(Product product)
    {
        var options = product.Options.OrderBy(option => option.Position).ToList();
        return AdminForm.Of(Id, options.Index()
            .ToDictionary(option => FieldOf(option.Index), option => option.Item.FacetCode), VariantsForm.StructureOf(product), Id);
    }

    public static Action<Product>? Read(AdminForm form, Product product, IEnumerable<Facet> options)
    {
        var known = options.ToDictionary(facet => facet.Code);
        var chosen = new List<Facet>();
        foreach (var field in Enumerable.Range(0, Product.MaxOptions).Select(FieldOf).Where(form.IsOn))
        {
            if (!known.TryGetValue(form[field], out var facet)) form.Refuse(field, "This option is there no longer.");
            else if (chosen.Contains(facet)) form.Refuse(field, "This option is chosen twice.");
            else chosen.Add(facet);
        }

        if (Alike(product, chosen) is { } alike)
            form.Refuse(FieldOf(0), new("Without that option {0} would be the same. Withdraw one of them first.", alike));
        return form.IsGood ? changed => changed.DifferIn([.. chosen]) : null;
    }

    private static AdminMessage? Alike(Product product, List<Facet> chosen)
    {
        var codes = chosen.ConvertAll(facet => facet.Code);
        return product.Variants.Where(variant => !variant.IsWithdrawn && codes.Count > 0
            && codes.TrueForAll(code => variant.Values.Any(value => value.FacetCode == code)))
            .GroupBy(variant => Combination.KeyOf(variant, codes)).Where(same => same.Count() > 1)
            .Select(same => AdminMessage.And(same.Select(variant => variant.Sku))).FirstOrDefault();
    }
}
