using Shop.Domain.Catalogue;

namespace Shop.Web.Features.Catalogue;

/// <summary>The way down to a category, for breadcrumbs.</summary>
public static class CategoryPath
{
    /// <summary>The top one first, itself last; what is not translated into the language is left out.</summary>
    public static IReadOnlyList<CategoryCard> To(string code, IReadOnlyList<CategoryCard> categories)
    {
        var byCode = categories.ToDictionary(category => category.Code);
        var tree = new CategoryTree(categories.Select(category => (category.Code, category.ParentCode)));
        return [.. tree.PathTo(code).Where(byCode.ContainsKey).Select(each => byCode[each])];
    }
}
