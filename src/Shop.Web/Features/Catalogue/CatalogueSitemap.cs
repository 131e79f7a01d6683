using Shop.Domain.Catalogue;
using Shop.Domain.Shared;
using Shop.Web.Hosting.Modules;

namespace Shop.Web.Features.Catalogue;

/// <summary>Categories and products, for search engines.</summary>
internal sealed class CatalogueSitemap(ProductPage products, CategoryList categories, Languages languages) : ISitemapSource
{
    public async Task<IEnumerable<string>> PathsAsync(CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var culture in languages.All)
            paths.AddRange((await categories.ReadAsync(culture.Code, cancellationToken))
                .Select(category => $"{culture.Prefix}/catalogue/{category.Slug}"));
        paths.AddRange((await products.SlugsAsync(cancellationToken)).Where(slug => languages.Has(slug.Culture))
            .Select(slug => $"{languages.Named(slug.Culture).Prefix}/products/{slug.Slug}"));
        return paths;
    }
}
