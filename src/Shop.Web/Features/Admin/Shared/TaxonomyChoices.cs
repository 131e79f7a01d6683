using Shop.Domain.Catalogue;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>The categories, as deep as they lie, and the brands that a select offers.</summary>
public sealed record TaxonomyChoices(IReadOnlyList<(string Value, string Text)> Categories,
    IReadOnlyList<(string Value, string Text)> Brands);

/// <summary>Reads what products can be put under.</summary>
public sealed class TaxonomyChoicesReader(EditCategory categories, EditBrand brands)
{
    public async Task<TaxonomyChoices> ReadAsync(CancellationToken cancellationToken)
    {
        var all = await categories.AllAsync(cancellationToken);
        var makers = await brands.AllAsync(cancellationToken);
        return new TaxonomyChoices([.. Below(all, null, "")], [.. makers.Select(brand => (brand.Code, brand.Name))]);
    }

    private static IEnumerable<(string, string)> Below(IReadOnlyList<Category> all, string? parent, string indent) =>
        from category in all
        where category.ParentCode == parent
        from line in Below(all, category.Code, indent + "– ").Prepend((category.Code, indent + NameOf(category)))
        select line;

    /// <summary>The English name, else any, else the code.</summary>
    public static string NameOf(Category category) =>
        category.Translations.OrderBy(text => text.Culture == Language.FallbackCode ? 0 : 1).FirstOrDefault()?.Name ?? category.Code;
}
