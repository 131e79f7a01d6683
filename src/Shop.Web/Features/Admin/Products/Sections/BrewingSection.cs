using Shop.Domain.Catalogue;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>How to brew it; empty for what is no tea.</summary>
public sealed class BrewingSection() : ProductSection("brewing")
{
    public override Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around)
    {
        var brewing = new Brewing(form.Count("celsius", 1), form.Count("seconds", 1), form.Count("grams", 1), form.Count("infusions", 1));
        if (brewing.Celsius > 100) form.Refuse("celsius", "Water is at most 100 °C hot.");
        return form.IsGood ? changed => changed.Brew(brewing) : null;
    }

    protected override Dictionary<string, string> Fields(Product product, ProductSurroundings around) => new()
    {
        ["celsius"] = $"{product.BrewingCelsius}", ["seconds"] = $"{product.BrewingSeconds}",
        ["grams"] = $"{product.BrewingGramsPerLitre}", ["infusions"] = $"{product.BrewingInfusions}",
    };
}
