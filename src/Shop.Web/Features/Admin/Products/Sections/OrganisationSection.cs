using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.Products.Sections;

/// <summary>Where the product stands: category, place, brand and tags.</summary>
public sealed class OrganisationSection() : ProductSection("organisation")
{
    private const int MaxTags = 500;

    public override Action<Product>? Read(AdminForm form, Product product, ProductSurroundings around)
    {
        var (category, brand) = (form["category"], form["brand"]);
        if (!around.Choices.Categories.Any(each => each.Value == category)) form.Refuse("category", "Choose a category.");
        if (brand.Length > 0 && !around.Choices.Brands.Any(each => each.Value == brand)) form.Refuse("brand", "Choose a brand, or none.");
        var position = form.Count("position") ?? 0;
        var tags = form.Text("tags", MaxTags).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (tags.FirstOrDefault(tag => !CatalogueRules.IsCode(tag)) is { } broken)
            form.Refuse("tags", new("“{0}” is not a valid tag: letters, digits and hyphens, with spaces between the tags.", broken));
        var exception = ExceptionIn(form, product);
        return form.IsGood
            ? changed => changed.MoveTo(category, position).OfBrand(brand.Length == 0 ? null : brand).Tag(tags).Except(exception)
            : null;
    }

    // A form that does not say it, as a program may send it, leaves it as it is.
    private static WithdrawalException ExceptionIn(AdminForm form, Product product)
    {
        if (form["exception"].Length == 0) return product.WithdrawalException;
        if (Enum.TryParse<WithdrawalException>(form["exception"], out var exception) && Enum.IsDefined(exception)) return exception;
        form.Refuse("exception", "Choose a right of withdrawal.");
        return product.WithdrawalException;
    }

    protected override Dictionary<string, string> Fields(Product product, ProductSurroundings around) => new()
    {
        ["category"] = product.CategoryCode, ["brand"] = product.BrandCode ?? "", ["position"] = $"{product.Position}", ["tags"] =
            product.TagText,
        ["exception"] = $"{product.WithdrawalException}",
    };
}
