using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>The products that are shown beside this one, by their codes.</summary>
public sealed class RelatedSection() : ProductSection("related")
{
    public static IReadOnlyList<string> CodesIn(AdminForm form) =>
        [.. form["related"].Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal).Take(Product.MaxRelated + 1)];

    public override Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around)
    {
        var codes = CodesIn(form);
        if (codes.Count > Product.MaxRelated) form.Refuse("related", new("At most {0} products, please.", Product.MaxRelated));
        if (codes.Contains(product.Code)) form.Refuse("related", "A product is not related to itself.");
        if (codes.FirstOrDefault(code => !around.KnownCodes.ContainsKey(code)) is { } unknown)
            form.Refuse("related", new("There is no product with the code {0}.", unknown));
        return form.IsGood ? changed => changed.Relate([.. codes.Select(code => around.KnownCodes[code])]) : null;
    }

    protected override Dictionary<string, string> Fields(Product product, ProductSurroundings around) => new()
    {
        ["related"] =
            string.Join('\n', product.Related.OrderBy(related => related.Position)
            .Select(related => around.RelatedCodes.GetValueOrDefault(related.RelatedId)).OfType<string>()),
    };
}
